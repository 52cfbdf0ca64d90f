import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { ndcg, recallAt } from '@assay/evals/own-data';
import { stem } from '@assay/language';
import { barChart } from '../shared/bar-chart.ts';
import { lineChart } from '../shared/line-chart.ts';
import { markdownTable } from '../shared/markdown-table.ts';
import { randomNumbers } from '../shared/random-numbers.ts';
import { spreadApart } from '../shared/spread-apart.ts';
import { percentile } from './percentile.ts';
import { syntheticPages } from './synthetic-pages.ts';
import { rankAt, vocabularyAfter, wordLaw, wordOf } from './word-law.ts';

/** Holds the benchmark's own arithmetic to known answers before anything is measured with it. */
export function selfCheck(): void {
  checkMetrics();
  checkLaw();
  checkPages();
  checkOutput();
}

// --- Internal ---

function checkMetrics(): void {
  const gains = new Map([
    ['a', 2],
    ['b', 1],
    ['c', 0],
  ]);
  equal(ndcg(['a', 'b'], gains, 10), 1, 'the ideal order');
  const swapped = (1 + 2 / Math.log2(3)) / (2 + 1 / Math.log2(3));
  ok(Math.abs(ndcg(['b', 'a'], gains, 10) - swapped) < 1e-12, 'linear gain, log2 discount');
  equal(ndcg(['c', 'x'], gains, 10), 0);
  equal(recallAt(['b', 'c', 'x'], gains, 10), 0.5, 'what is judged as nothing is not relevant');
  equal(recallAt(['x', 'a', 'b'], gains, 2), 0.5, 'no further down than asked');
}

function checkLaw(): void {
  const vocabulary = 50_000;
  equal(rankAt(0, vocabulary), 1);
  equal(rankAt(1, vocabulary), vocabulary, 'the last chance is the last word');
  equal(vocabularyAfter(1_000_000), Math.ceil(44 * 1_000_000 ** 0.49));
  const random = randomNumbers(7);
  const counts = new Map<number, number>();
  for (let drawn = 0; drawn < 200_000; drawn += 1) {
    const rank = rankAt(random(), vocabulary);
    counts.set(rank, (counts.get(rank) ?? 0) + 1);
  }
  // Ranks far enough out that the continuous form and the discrete one agree.
  const [near, far] = [sumOver(counts, 20, 40), sumOver(counts, 200, 400)];
  const expected = massOver(20, 40) / massOver(200, 400);
  ok(Math.abs(near / far / expected - 1) < 0.05, `ranks fall off as stated: ${near / far} for ${expected}`);

  const words = Array.from({ length: 100_000 }, (_, place) => wordOf(place + 1));
  equal(new Set(words).size, words.length, 'no two ranks share a word');
  const spelled = words.filter((word) => /^(?:[bdfgklmnprtvz][aou]){3,}$/.test(word));
  equal(new Set(spelled.map(stem)).size, spelled.length, 'stemming keeps them apart');
}

function sumOver(counts: ReadonlyMap<number, number>, from: number, to: number): number {
  let sum = 0;
  for (let rank = from; rank < to; rank += 1) sum += counts.get(rank) ?? 0;
  return sum;
}

function massOver(from: number, to: number): number {
  let sum = 0;
  for (let rank = from; rank < to; rank += 1) sum += 1 / (rank + wordLaw.shift) ** wordLaw.exponent;
  return sum;
}

function checkPages(): void {
  const [one, other] = [syntheticPages(randomNumbers(3)), syntheticPages(randomNumbers(3))];
  const page = one.next(12);
  deepEqual(page, other.next(12), 'the same seed makes the same page');
  ok(page.length >= 1 && page.length <= 12);
  equal(new Set(page.map(({ page }) => page)).size, 1);
  const question = one.question(5).split(' ');
  equal(question.length, 5);
  ok(
    page.some(({ text }) => question.every((word) => text.includes(word))),
    'its words stand together in a passage',
  );
}

function checkOutput(): void {
  equal(percentile([4, 1, 3, 2], 0.5), 2);
  equal(percentile([4, 1, 3, 2], 0.95), 4);
  equal(markdownTable(['a', 'b'], [['x|y', '1']]), '| a | b |\n| --- | ---: |\n| x\\|y | 1 |');
  const bars = [
    { label: '<b>', value: 0, text: '0' },
    { label: 'b', value: undefined, text: 'not measured' },
  ];
  const svg = barChart({ title: 'A & B', description: '"quoted"', panels: [{ heading: 'h', bars }] });
  checkDrawing(svg);
  const lines = [
    {
      label: '<b>',
      points: [
        { x: 1_000, y: 0.5 },
        { x: 10_000, y: 3 },
      ],
    },
    { label: 'b', points: [] },
  ];
  checkDrawing(lineChart({ title: 'A & B', description: '"quoted"', horizontal: 'x', vertical: 'y', lines }));
  deepEqual(spreadApart([5, 5, 50], { gap: 10, from: 0, to: 50 }), [5, 15, 50]);
  deepEqual(spreadApart([49, 50], { gap: 10, from: 0, to: 50 }), [40, 50]);
}

function checkDrawing(svg: string): void {
  match(svg, /<title id="title">A &amp; B<\/title>/);
  match(svg, /<desc id="description">&quot;quoted&quot;<\/desc>/);
  doesNotMatch(svg, /NaN|undefined|<b>|&(?!amp;|lt;|gt;|quot;)/);
  // Every element that opens is closed by its own name.
  const open: string[] = [];
  for (const [, closing, name, empty] of svg.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
    if (closing === '/') equal(open.pop(), name);
    else if (empty !== '/') open.push(name ?? '');
  }
  deepEqual(open, []);
}
