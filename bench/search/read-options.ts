import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const allSections = ['compare', 'scale', 'vectors'] as const;
const allSizes = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000];

/** What the benchmark is asked for. */
export interface Options {
  readonly sections: readonly (typeof allSections)[number][];
  readonly folders: readonly string[];
  readonly rounds: number;
  /** How many questions of a collection are asked at most. */
  readonly asked: number;
  readonly limitMs: number;
  /** The sizes in passages that searches grow through. */
  readonly sizes: readonly number[];
  readonly largest: number;
}

/** Reads the command line; what cannot be done is said in a sentence, before anything is installed or measured. */
export function readOptions(given: readonly string[]): Options | { readonly problem: string } {
  const parsed = parsedOf(given);
  if ('problem' in parsed) return parsed;
  const { values } = parsed;
  const wanted = values.sections.split(',');
  const sections = allSections.filter((section) => wanted.includes(section));
  if (sections.length !== wanted.length) return { problem: `--sections takes ${allSections.join(', ')}, with commas between.` };
  const [rounds, asked, seconds, largest] = [Number(values.rounds), Number(values.questions), Number(values.limit), Number(values.largest)];
  if (![rounds, asked].every((count) => Number.isInteger(count) && count >= 1))
    return { problem: '--rounds and --questions take whole numbers of at least 1.' };
  if (!(seconds > 0 && seconds <= 3_600)) return { problem: '--limit takes seconds, more than 0 and no more than 3600.' };
  const sizes = allSizes.filter((size) => size <= largest);
  if (!Number.isInteger(largest) || sizes.length === 0 || largest > 1_000_000)
    return { problem: '--largest takes a number of passages from 1000 to 1000000.' };
  return { sections, folders: values.data.map((folder) => resolve(folder)), rounds, asked, limitMs: seconds * 1000, sizes, largest };
}

// --- Internal ---

function parsedOf(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      options: {
        data: { type: 'string', multiple: true, default: [] as string[] },
        sections: { type: 'string', default: allSections.join(',') },
        rounds: { type: 'string', default: '3' },
        questions: { type: 'string', default: '300' },
        limit: { type: 'string', default: '120' },
        largest: { type: 'string', default: '10000' },
      },
    });
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
