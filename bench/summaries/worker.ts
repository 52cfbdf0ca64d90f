// One summariser in its own process: node worker.ts NAME, started by start-method.ts
import { randomNumbers } from '../shared/random-numbers.ts';
import { entries } from './entries.ts';
import type { Asked } from './method.ts';

/** What a summariser told of a text, or why it told nothing; megabytes are the most the process has held. */
export type Reply =
  | { readonly status: 'told'; readonly sentences: readonly string[]; readonly milliseconds: number; readonly megabytes: number }
  | { readonly status: 'failed'; readonly reason: string };

// Two of the peers begin at a place they draw; a seed gives every run the same.
Math.random = randomNumbers(1);

const name = process.argv[2];
const summarise = await entries.find((entry) => entry.name === name)?.load();
if (summarise === undefined) throw new Error(`There is no summariser "${name}".`);

process.on('message', async (asked: Asked) => {
  process.send?.(
    await work(asked).catch((error: unknown): Reply => ({ status: 'failed', reason: error instanceof Error ? error.message : `${error}` })),
  );
});

async function work(asked: Asked): Promise<Reply> {
  const startedAt = performance.now();
  const sentences = (await summarise?.(asked)) ?? [];
  const milliseconds = performance.now() - startedAt;
  return { status: 'told', sentences, milliseconds, megabytes: process.resourceUsage().maxRSS / 1000 };
}
