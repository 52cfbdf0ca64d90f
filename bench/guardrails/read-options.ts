import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const allSections = ['quality', 'throughput', 'hostile'] as const;

/** What the benchmark is asked for. */
export interface Options {
  readonly data?: string;
  readonly rounds: number;
  readonly limitMs: number;
  readonly sections: readonly (typeof allSections)[number][];
}

/** Reads the command line; what cannot be done is said in a sentence, before anything is installed or measured. */
export function readOptions(given: readonly string[]): Options | { readonly problem: string } {
  const { values } = parseArgs({
    args: [...given],
    options: {
      data: { type: 'string' },
      rounds: { type: 'string', default: '3' },
      limit: { type: 'string', default: '20' },
      sections: { type: 'string', default: allSections.join(',') },
    },
  });
  const asked = values.sections.split(',');
  const sections = allSections.filter((section) => asked.includes(section));
  const [rounds, seconds] = [Number(values.rounds), Number(values.limit)];
  if (sections.length !== asked.length) return { problem: `--sections takes ${allSections.join(', ')}, with commas between.` };
  if (!Number.isInteger(rounds) || rounds < 1) return { problem: '--rounds takes a whole number of at least 1.' };
  if (!(seconds > 0)) return { problem: '--limit takes seconds, more than 0.' };
  if (values.data !== undefined && !existsSync(join(values.data, 'samples.jsonl')))
    return { problem: `There is no samples.jsonl in ${values.data}: lines of {id, text, spans: [{start, end, type}]}.` };
  return { rounds, limitMs: seconds * 1000, sections, ...(values.data === undefined ? {} : { data: values.data }) };
}
