import { lineChart } from '../shared/line-chart.ts';
import { type MachineState, machineSentence, machineState } from '../shared/machine-state.ts';
import { markdownTable } from '../shared/markdown-table.ts';
import { table } from '../shared/table.ts';
import { writeResults } from '../shared/write-results.ts';
import type { Curve } from './scale.ts';
import { scaleEntries } from './scale-entries.ts';
import { scaleMeasure } from './scale-measure.ts';
import { lengths } from './synthetic-pages.ts';
import { wordLaw } from './word-law.ts';

const head = [
  'search',
  'passages',
  'build s',
  'first answer s',
  'memory MB',
  'query p50 ms',
  'to ours',
  'query p95 ms',
  'add a page ms',
  'answer after it ms',
  'start s',
];

/** Writes bench/results/search-scale.*, and prints the table when it is the last time. */
export function writeScale(
  curves: readonly Curve[],
  { before, limitMs, isLast }: { before: MachineState; limitMs: number; isLast: boolean },
): void {
  const after = machineState();
  const machine = machineSentence(before, after);
  const rows = curves.flatMap((curve) => rowsOf(curve, curves[0]));
  const stops = curves.flatMap(({ name, stopped }) => (stopped === undefined ? [] : [`${name}: ${stopped}`]));
  const notes = notesOf(limitMs);
  writeResults('search-scale', {
    json: { wordLaw, lengths, measure: scaleMeasure, limitSeconds: limitMs / 1000, before, after, curves },
    markdown: [
      '# Search as it grows',
      'Written by `npm run bench:search`; do not edit.',
      machine,
      scaleEntries.map(({ name, about }) => `- ${name}: ${about}`).join('\n'),
      notes.map((note) => `- ${note}`).join('\n'),
      markdownTable(head, rows),
      ...(stops.length === 0 ? [] : [`Not grown further:\n\n${stops.map((stop) => `- ${stop}`).join('\n')}`]),
      '![The median time of a question at each number of passages](search-scale.svg)\n',
    ].join('\n\n'),
    svg: lineChart({
      title: 'Median time of a question as passages grow',
      description: `${spoken(curves)} ${machine}`,
      horizontal: 'Passages',
      vertical: 'Milliseconds; lower is better',
      lines: curves.map(({ name, sizes }) => ({
        label: name,
        points: sizes.map(({ passages, queryMs }) => ({ x: passages, y: queryMs.p50 })),
      })),
    }),
  });
  if (!isLast) return;
  console.log(`\n${[notes.join('\n'), table(head, rows), ...stops.map((stop) => `Not grown further: ${stop}`), machine].join('\n\n')}`);
}

// --- Internal ---

function rowsOf({ name, sizes }: Curve, ours: Curve | undefined): readonly (readonly string[])[] {
  return sizes.map(({ passages, buildSeconds, firstAnswerSeconds, megabytes, queryMs, addPageMs, answerAfterAddMs, reopenSeconds }) => {
    const our = ours?.sizes.find((size) => size.passages === passages);
    return [
      name,
      passages.toLocaleString('en-GB'),
      buildSeconds.toFixed(2),
      firstAnswerSeconds.toFixed(2),
      megabytes.toFixed(0),
      queryMs.p50.toFixed(2),
      our === undefined ? '-' : `${(queryMs.p50 / our.queryMs.p50).toFixed(2)}x`,
      queryMs.p95.toFixed(2),
      addPageMs?.toFixed(2) ?? 'builds anew',
      answerAfterAddMs?.toFixed(2) ?? '-',
      reopenSeconds?.toFixed(2) ?? 'builds anew',
    ];
  });
}

function notesOf(limitMs: number): readonly string[] {
  const { shift, exponent, growth } = wordLaw;
  const { seed, questions, words, askingMs, fewest, pagesAdded, pageAdded, slowestMs, ourPatience } = scaleMeasure;
  return [
    `Pages: synthetic, seed ${seed}. Words by Zipf-Mandelbrot, 1 / (rank + ${shift})^${exponent}, among ${growth.factor} n^${growth.exponent} words after n were drawn (Heaps, the figures of Reuters RCV1); the first ranks are the stop words. A page has a title of ${lengths.title} words and ${lengths.page.from} to ${lengths.page.to} passages of ${lengths.passage.from} to ${lengths.passage.to} words. Words are drawn apart from each other: pages have no topics, so nothing is said of quality, and real pages may cost more or less.`,
    'Each search has the same passages: ours as pages that hold them, the others as a document each, with the title of its page.',
    'Build: all passages. First answer: what is put off until someone asks, as the fitting of the latent space.',
    `Query: ${questions} questions of ${words} topic words that stand together in a late passage, the ten best wanted, after warming up; fewer, but at least ${fewest}, where they take over ${askingMs / 1000} s.`,
    `Add a page: the median of ${pagesAdded} pages of up to ${pageAdded} passages; answer after it: the median of the question that follows each.`,
    'Start: from the file on the disk to the first answer, where a search keeps one; ours also fits its space and writes the file while it builds.',
    'Memory: growth of the heap and its buffers from before the build to after the first answer, collected. The passages themselves stand before it. A process a search and size, one at a time.',
    `A peer is not grown on when its build takes over ${limitMs / 1000} s or its median question over ${slowestMs} ms; ours when its build takes over ${(limitMs * ourPatience) / 1000} s.`,
  ];
}

function spoken(curves: readonly Curve[]): string {
  return curves
    .map(({ name, sizes }) => {
      const last = sizes.at(-1);
      return last === undefined
        ? `${name}: not measured.`
        : `${name}: ${last.queryMs.p50.toFixed(2)} ms at ${last.passages.toLocaleString('en-GB')} passages.`;
    })
    .join(' ');
}
