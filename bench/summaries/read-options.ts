import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What the benchmark is asked for. */
interface Options {
  readonly folders: readonly string[];
  readonly rounds: number;
  readonly limitMs: number;
}

/** Reads the command line; what cannot be done is said in a sentence, before anything is installed or measured. */
export function readOptions(given: readonly string[]): Options | { readonly problem: string } {
  const parsed = parsedOf(given);
  if ('problem' in parsed) return parsed;
  const { data, rounds: wanted, limit } = parsed.values;
  const [rounds, seconds] = [Number(wanted), Number(limit)];
  if (!(Number.isInteger(rounds) && rounds >= 1)) return { problem: '--rounds takes a whole number of at least 1.' };
  if (!(seconds > 0 && seconds <= 3_600)) return { problem: '--limit takes seconds, more than 0 and no more than 3600.' };
  return { folders: data.map((folder) => resolve(folder)), rounds, limitMs: seconds * 1000 };
}

// --- Internal ---

function parsedOf(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      options: {
        data: { type: 'string', multiple: true, default: [] as string[] },
        rounds: { type: 'string', default: '1' },
        limit: { type: 'string', default: '20' },
      },
    });
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
