// Our index at one size in its own process: node grow-worker.ts PASSAGES, started by grow.ts
import { localCaller } from '@assay/core';
import { searchIndex } from '@assay/search';
import { median } from '../shared/median.ts';
import { heapMegabytes } from './heap-megabytes.ts';
import { percentile } from './percentile.ts';
import { randomNumbers } from './random-numbers.ts';
import { syntheticPages } from './synthetic-pages.ts';

/** What our index took at one size. */
export interface Grown {
  readonly passages: number;
  readonly pages: number;
  readonly buildSeconds: number;
  readonly firstAnswerSeconds: number;
  readonly megabytes: number;
  readonly queryMs: { readonly p50: number; readonly p95: number };
  readonly addPageMs: number;
  readonly answerAfterAddMs: number;
}

const seed = 20260701;
const [questions, warmUps, pagesAdded, wordsAsked] = [200, 20, 15, 5];
const wanted = Number(process.argv[2]);
const index = searchIndex();
const random = randomNumbers(seed);
const pages = syntheticPages(random);
const before = heapMegabytes();

let [passages, pageCount, buildMs] = [0, 0, 0];
while (passages < wanted) {
  const page = pages.next(wanted - passages);
  buildMs += await timed(() => index.add(page.document));
  passages += page.passages;
  pageCount += 1;
}
const ask = () => {
  const request = { text: pages.question(wordsAsked), collection: 'policy' };
  return timed(() => index.retriever.search(request, localCaller));
};
const firstAnswerMs = await ask();
const megabytes = heapMegabytes() - before;
for (let count = 0; count < warmUps; count += 1) await ask();
const times: number[] = [];
for (let count = 0; count < questions; count += 1) times.push(await ask());
const added: number[] = [];
const answered: number[] = [];
for (let count = 0; count < pagesAdded; count += 1) {
  const { document } = pages.next(10);
  added.push(await timed(() => index.add(document)));
  answered.push(await ask());
}

const grown: Grown = {
  passages,
  pages: pageCount,
  buildSeconds: buildMs / 1000,
  firstAnswerSeconds: firstAnswerMs / 1000,
  megabytes,
  queryMs: { p50: percentile(times, 0.5), p95: percentile(times, 0.95) },
  addPageMs: median(added),
  answerAfterAddMs: median(answered),
};
process.send?.(grown);
process.disconnect?.();

async function timed(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
