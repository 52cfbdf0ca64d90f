import { readChainedLog } from '@assay/core';
import { z } from 'zod';
import type { Command } from '../command.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { readInputFile } from '../read-text-file.ts';

const usage = 'assay eval verify LOG [--json]';

/** Proves a run log whole, byte for byte, or says where it breaks. */
export const evalVerify: Command = {
  usage,
  summary: 'prove a run log whole, or say at which line it was changed',
  async run({ arguments: given, terminal }) {
    const { values, positionals } = readArguments(given, { json: { type: 'boolean' } }, usage);
    const file = onlyPositional(positionals, 'one run log', usage);
    const verdict = verdictOf(new TextDecoder().decode(await readInputFile(file)));
    if (values.json === true) terminal.out(JSON.stringify(verdict));
    else if (verdict.status === 'whole')
      terminal.out(`The run log is whole: ${verdict.records} records, ending in ${verdict.head.slice(0, 12)}.`);
    else if (verdict.status === 'unfinished') terminal.out(`The run log is not complete: ${verdict.reason}.`);
    else terminal.out(`The run log breaks at line ${verdict.line}: ${verdict.reason}.`);
    return verdict.status === 'whole' ? 0 : 1;
  },
};

// --- Internal ---

const header = z.object({ kind: z.literal('header'), samples: z.number() });
const end = z.object({ kind: z.literal('end') });

/** Whole: no byte changed, from the header to the end, with as many samples as the header says. */
function verdictOf(text: string) {
  const log = readChainedLog(text);
  if (log.status === 'broken') return { status: log.status, line: log.line, reason: log.reason } as const;
  const first = header.safeParse(log.records[0]).data;
  const unfinished = (reason: string) => ({ status: 'unfinished', records: log.records.length, reason }) as const;
  if (first === undefined) return unfinished('it does not begin with the header of a run');
  if (!end.safeParse(log.records.at(-1)).success) return unfinished('it has no end: the run was broken off, or lines were cut off');
  const samples = log.records.filter(
    (record) => typeof record === 'object' && record !== null && 'kind' in record && record.kind === 'sample',
  ).length;
  if (samples !== first.samples) return unfinished(`it holds ${samples} samples, not ${first.samples} as its header says`);
  return { status: log.status, records: log.records.length, head: log.head } as const;
}
