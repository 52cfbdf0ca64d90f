import { type AuditEntry, type AuditRecord, describeChanges, type EvidenceRecord, readAudit, type Store } from '@assay/core';

/** Something that changed where a tool stands, newest first. */
export interface Change {
  readonly at: string;
  /** Which tool, which engine, or everything. */
  readonly what: string;
  readonly happened: string;
  readonly details: readonly string[];
}

const kinds = [
  'attempt-closed',
  'attempt-explained',
  'evidence-approved',
  'evidence-extended',
  'tool-revoked',
  'engine-changed',
  'policy-installed',
  'switched-off',
  'switched-on',
  'drift-found',
  'drift-closed',
] as const satisfies readonly AuditEntry['kind'][];

const mostChanges = 300;
const mostParts = 12;

/** What invalidated what: changes of the parts of a configuration, from one piece of evidence to the next, and every record that turned something on or off. */
export async function changeLog({
  audit,
  evidence,
}: Pick<Store, 'audit' | 'evidence'>): Promise<{ readonly changes: readonly Change[]; readonly total: number }> {
  const opened = new Map<string, AuditRecord>();
  const changes: Change[] = [...changesOfParts(await evidence.all())];
  for await (const record of readAudit(audit, ['attempt-opened', ...kinds])) {
    if (record.kind === 'attempt-opened') opened.set(String(record.body.attempt), record);
    else changes.push(changeOf(record, opened.get(String(record.body.attempt))));
  }
  changes.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return { changes: changes.slice(0, mostChanges), total: changes.length };
}

// --- Internal ---

/** The parts are kept with each piece of evidence, so that between two of them what changed has a name. */
function changesOfParts(evidence: readonly EvidenceRecord[]): readonly Change[] {
  const last = new Map<string, EvidenceRecord>();
  const found: Change[] = [];
  for (const record of [...evidence].sort((a, b) => (a.report.timing.finishedAt < b.report.timing.finishedAt ? -1 : 1))) {
    const { tool, engine, digests, timing } = record.report;
    const before = last.get(`${tool}@${engine}`);
    last.set(`${tool}@${engine}`, record);
    if (before === undefined || before.report.digests.configuration === digests.configuration) continue;
    const parts = describeChanges(before.configurationParts, record.configurationParts);
    const since = before.report.timing.finishedAt.slice(0, 10);
    found.push({
      at: timing.startedAt,
      what: `${tool} on ${engine}`,
      happened: `Its configuration was another one than when it was last measured (${since}): that evidence stopped counting, and the tool was off until it passed again`,
      details: [...parts.slice(0, mostParts), ...(parts.length > mostParts ? [`and ${parts.length - mostParts} more`] : [])],
    });
  }
  return found;
}

function changeOf({ kind, at, actor, body }: AuditRecord, opened: AuditRecord | undefined): Change {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const reason = text(body.reason) === '' ? [] : [`Reason: ${text(body.reason)}`];
  const tool = text(body.tool) || text(opened?.body.tool);
  const what = tool || text(body.name) || (text(body.engine) === '' ? 'Everything' : `Engine ${text(body.engine)}`);
  const suite = text(body.suite) || text(opened?.body.suite);
  const by = `by ${actor}`;
  const happened: Readonly<Record<string, string>> = {
    'attempt-closed': `Measured${suite === '' ? '' : ` (${suite})`}: ${text(body.outcome) || 'ended'}`,
    'attempt-explained': `A failed or abandoned measurement was explained ${by}`,
    'evidence-approved': `Evidence approved ${by}`,
    'evidence-extended': `Expired evidence extended ${by}`,
    'tool-revoked': `Revoked ${by}: off until it is measured and passes again`,
    'engine-changed': `The endpoint answered as another model (${text(body.reported)}): its evidence stopped counting`,
    'policy-installed': `A gate policy was installed ${by}`,
    'switched-off': `Switched off ${by}`,
    'switched-on': `Switched on again ${by}`,
    'drift-found': `A rate in use left what was measured (${text(body.rate)})${body.turnsOff === true ? ': off' : ': told, not turned off'}`,
    'drift-closed': `A rate above its limit was closed ${by}`,
  };
  return { at, what, happened: happened[kind] ?? kind, details: reason };
}
