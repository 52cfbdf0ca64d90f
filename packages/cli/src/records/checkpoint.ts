import { readFile } from 'node:fs/promises';
import { AssayError, type AuditRecord, messageOf } from '@assay/core';
import { z } from 'zod';

/** How far an audit chain went when it was verified earlier. */
export interface Checkpoint {
  readonly records: number;
  readonly head: string;
}

/** What `assay audit verify --json` prints of a chain that is whole. */
const printed = z.object({ status: z.literal('whole'), records: z.int().nonnegative(), head: z.string() });

/** Reads a checkpoint: the output of an earlier `assay audit verify --json`. */
export async function readCheckpoint(file: string): Promise<Checkpoint> {
  try {
    const { records, head } = printed.parse(JSON.parse(await readFile(file, 'utf8')));
    return { records, head };
  } catch (error) {
    const why = error instanceof z.ZodError || error instanceof SyntaxError ? 'it is not what a whole chain prints' : messageOf(error);
    throw new AssayError('bad-usage', `${file} is no checkpoint: ${why}. Make one with: npx assay audit verify --json > FILE`, {
      cause: error,
    });
  }
}

/** Why a chain does not go on from a checkpoint; undefined where it does. */
export function departureFrom({ records: count, head }: Checkpoint, records: readonly Pick<AuditRecord, 'hash'>[]): string | undefined {
  if (records.length < count)
    return `the checkpoint counts ${count} records and the chain has ${records.length}: it was cut short, or an older copy was restored`;
  if (count > 0 && records[count - 1]?.hash !== head)
    return `record ${count} is not the one of the checkpoint: the chain was rewritten since`;
  return undefined;
}
