import { AssayError, type AuditRecord, auditEntry } from '@assay/core';
import { scanAudit } from '@assay/server/assurance';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';
import { readPeriod } from '../read-period.ts';
import { readCase, readCaseDigest } from '../records/case-option.ts';
import { plain } from '../terminal.ts';

const usage =
  'assay audit search [--kind K]... [--run ID] [--case REFERENCE] [--actor NAME] [--from DAY] [--to DAY] [--limit 100] [--json]';
const kinds = auditEntry.shape.kind.options;

/** Looks for records in the audit chain. */
export const auditSearch: Command = {
  usage,
  summary: 'look for audit records by kind, run, case, actor and day',
  async run({ arguments: given, terminal, open }) {
    const text = { type: 'string' } as const;
    const options = {
      kind: { type: 'string', multiple: true },
      run: text,
      case: text,
      actor: text,
      from: text,
      to: text,
      limit: { type: 'string', default: '100' },
      json: { type: 'boolean' },
    } as const;
    const { values, positionals } = readArguments(given, options, usage);
    if (positionals.length > 0) throw new AssayError('bad-usage', `It takes no names.\nUsage: ${usage}`);
    const { run, actor } = values;
    const wanted = { kinds: values.kind?.map(kindNamed), run, actor, ...readPeriod(values, usage) };
    const limit = limitOf(values.limit);
    const reference = readCase(values.case, usage);
    const { store, folder } = await open();
    const filter = { ...wanted, case: readCaseDigest(reference, folder.deploymentKey, usage) };
    const { records, hasMore } = await firstRecords(scanAudit(store, filter, 0), limit);
    if (values.json === true) terminal.out(JSON.stringify({ status: 'done', records, hasMore }));
    else {
      for (const record of records) terminal.out(plain(lineOf(record)));
      terminal.out(records.length === 0 ? 'No audit record fits.' : `${records.length} audit records fit${hasMore ? ', and more' : ''}.`);
    }
    if (hasMore) terminal.notify(`These are the first ${limit}. Ask for fewer days, or give a higher --limit.`);
    return 0;
  },
};

// --- Internal ---

function kindNamed(name: string): AuditRecord['kind'] {
  const kind = kinds.find((one) => one === name);
  if (kind === undefined) throw new AssayError('bad-usage', `There is no kind "${name}". The kinds are: ${kinds.join(', ')}.`);
  return kind;
}

function limitOf(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text))
    throw new AssayError('bad-usage', `--limit is a whole number from 1 to 999999, not "${text}".\nUsage: ${usage}`);
  return Number(text);
}

async function firstRecords(
  chunks: AsyncIterable<{ readonly records: readonly AuditRecord[] }>,
  limit: number,
): Promise<{ readonly records: readonly AuditRecord[]; readonly hasMore: boolean }> {
  const found: AuditRecord[] = [];
  for await (const { records } of chunks) {
    found.push(...records);
    if (found.length > limit) return { records: found.slice(0, limit), hasMore: true };
  }
  return { records: found, hasMore: false };
}

/** Lists and tables of a record are left to --json. */
function lineOf({ sequence, at, kind, actor, body }: AuditRecord): string {
  const told = Object.entries(body).flatMap(([key, value]) => {
    if (Array.isArray(value)) return [`${key}=${value.length}`];
    return typeof value === 'object' || value === '' ? [] : [`${key}=${value}`];
  });
  return `${sequence}  ${at}  ${kind}  ${actor}  ${told.join(' ')}`;
}
