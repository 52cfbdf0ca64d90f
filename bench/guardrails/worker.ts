// One tool in its own process: node worker.ts NAME, started by start-tool.ts

import { median } from '../shared/median.ts';
import { entries } from './entries.ts';
import type { Stretch } from './stretches.ts';

/** A text to work on; the work is repeated until it has taken `spendMs`, so that short times can be told. */
export interface Request {
  readonly text: string;
  readonly spendMs: number;
  readonly wantsHidden: boolean;
}

/** The median time of the work, and where it redacted if that was asked for. */
export type Reply = { readonly milliseconds: number; readonly hidden: readonly Stretch[] } | { readonly reason: string };

const entry = entries.find(({ name }) => name === process.argv[2]);
const tool = await entry?.load();
if (tool === undefined) throw new Error(`There is no tool "${process.argv[2]}".`);

process.on('message', async (request: Request) => {
  process.send?.(
    await work(request).catch((error: unknown): Reply => ({ reason: error instanceof Error ? error.message : String(error) })),
  );
});
process.send?.('ready');

async function work({ text, spendMs, wantsHidden }: Request): Promise<Reply> {
  const times: number[] = [];
  let result: unknown;
  for (let spent = 0; times.length === 0 || spent < spendMs; spent += times.at(-1) ?? 0) {
    const startedAt = performance.now();
    result = await tool?.redact(text);
    times.push(performance.now() - startedAt);
  }
  return { milliseconds: median(times), hidden: wantsHidden ? (tool?.hidden(text, result) ?? []) : [] };
}
