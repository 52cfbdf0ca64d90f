import { readFile } from 'node:fs/promises';
import { AssayError, envelope, messageOf } from '@assay/core';
import { z } from 'zod';
import { headFile, openHead } from '../audit-head.ts';

/** How far an audit chain went when it was verified earlier. */
export interface Checkpoint {
  readonly records: number;
  readonly head: string;
}

/** What `assay audit verify --json` prints of a chain that is whole, and what a server logs when it has signed one. */
const printed = z.object({ status: z.enum(['whole', 'signed']), records: z.int().nonnegative(), head: z.string() });

/** Reads a checkpoint: the output of an earlier `assay audit verify --json`, a server’s line on it, or a copy of the signed head. */
export async function readCheckpoint(file: string, runners: readonly string[]): Promise<Checkpoint> {
  try {
    const given: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (envelope.safeParse(given).success) {
      const { sequence: records, hash: head } = openHead(given, runners);
      return { records, head };
    }
    const { records, head } = printed.parse(given);
    return { records, head };
  } catch (error) {
    const why = error instanceof z.ZodError || error instanceof SyntaxError ? 'it is not what a whole chain prints' : messageOf(error);
    throw new AssayError(
      'bad-usage',
      `${file} is no checkpoint: ${why}. Make one with: npx assay audit verify --json > FILE, or copy ${headFile}.`,
      {
        cause: error,
      },
    );
  }
}
