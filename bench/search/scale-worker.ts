// One search at one size in its own process: node scale-worker.ts NAME PASSAGES, started by measure-size.ts
import { median } from '../shared/median.ts';
import { randomNumbers } from '../shared/random-numbers.ts';
import { heapMegabytes } from './heap-megabytes.ts';
import { percentile } from './percentile.ts';
import { scaleEntries } from './scale-entries.ts';
import { scaleMeasure } from './scale-measure.ts';
import { syntheticPages } from './synthetic-pages.ts';

/** What a search took at one size. */
export interface Grown {
  readonly passages: number;
  readonly pages: number;
  readonly buildSeconds: number;
  readonly firstAnswerSeconds: number;
  readonly megabytes: number;
  readonly asked: number;
  readonly queryMs: { readonly p50: number; readonly p95: number };
  /** Where a page can be added. */
  readonly addPageMs?: number;
  readonly answerAfterAddMs?: number;
  /** From its file to the first answer, where it keeps one. */
  readonly reopenSeconds?: number;
}

/** How far it is: the pages are made, the first answer is there, all is measured. */
export type Stage = { readonly stage: 'made' } | { readonly stage: 'built' } | { readonly stage: 'done'; readonly grown: Grown };

const [, , name, size] = process.argv;
await measure();

async function measure(): Promise<void> {
  const build = await scaleEntries.find((entry) => entry.name === name)?.load();
  if (build === undefined) throw new Error(`There is no search "${name}".`);
  const { seed, questions, fewest, askingMs, warmUps, pagesAdded, pageAdded, words } = scaleMeasure;
  const made = syntheticPages(randomNumbers(seed));
  const records = [];
  let pages = 0;
  for (const wanted = Number(size); records.length < wanted; pages += 1) records.push(...made.next(wanted - records.length));
  const ask = Array.from({ length: 1 + warmUps + questions + pagesAdded }, () => made.question(words));
  const added = Array.from({ length: pagesAdded }, () => made.next(pageAdded));
  const before = heapMegabytes();
  tell({ stage: 'made' });

  const startedAt = performance.now();
  const built = await build(records);
  const buildMs = performance.now() - startedAt;
  const answered = () => timed(() => built.answer(ask.pop() ?? ''));
  const firstAnswerMs = await answered();
  const megabytes = heapMegabytes() - before;
  tell({ stage: 'built' });

  const times: number[] = [];
  let spent = 0;
  for (let count = 0; count < warmUps && spent < askingMs / 4; count += 1) spent += await answered();
  for (spent = 0; times.length < questions && (spent < askingMs || times.length < fewest); spent += times.at(-1) ?? 0)
    times.push(await answered());
  const reopenMs = built.reopen === undefined ? undefined : await timed(() => built.reopen?.(made.question(words)));
  const adding: number[] = [];
  const after: number[] = [];
  spent = 0;
  for (const page of built.add === undefined ? [] : added) {
    if (spent > askingMs) break;
    adding.push(await timed(() => built.add?.(page)));
    after.push(await answered());
    spent += (adding.at(-1) ?? 0) + (after.at(-1) ?? 0);
  }
  built.close?.();
  tell({
    stage: 'done',
    grown: {
      passages: records.length,
      pages,
      buildSeconds: buildMs / 1000,
      firstAnswerSeconds: firstAnswerMs / 1000,
      megabytes,
      asked: times.length,
      queryMs: { p50: percentile(times, 0.5), p95: percentile(times, 0.95) },
      ...(reopenMs === undefined ? {} : { reopenSeconds: reopenMs / 1000 }),
      ...(adding.length === 0 ? {} : { addPageMs: median(adding), answerAfterAddMs: median(after) }),
    },
  });
  process.disconnect?.();
}

function tell(stage: Stage): void {
  process.send?.(stage);
}

async function timed(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
