import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { barChart } from '../shared/bar-chart.ts';
import { machineSentence, machineState } from '../shared/machine-state.ts';
import { markdownTable } from '../shared/markdown-table.ts';
import { table } from '../shared/table.ts';
import { writeResults } from '../shared/write-results.ts';
import type { Grown } from './grow-worker.ts';
import type { Options } from './read-options.ts';
import { wordLaw } from './word-law.ts';

const measures: readonly { readonly heading: string; readonly digits: number; read(grown: Grown): number }[] = [
  { heading: 'build s', digits: 2, read: ({ buildSeconds }) => buildSeconds },
  { heading: 'first answer s', digits: 2, read: ({ firstAnswerSeconds }) => firstAnswerSeconds },
  { heading: 'memory MB', digits: 0, read: ({ megabytes }) => megabytes },
  { heading: 'query p50 ms', digits: 1, read: ({ queryMs }) => queryMs.p50 },
  { heading: 'query p95 ms', digits: 1, read: ({ queryMs }) => queryMs.p95 },
  { heading: 'add a page ms', digits: 2, read: ({ addPageMs }) => addPageMs },
  { heading: 'answer after it ms', digits: 1, read: ({ answerAfterAddMs }) => answerAfterAddMs },
];

/** Grows our index alone through the sizes, prints the table and writes bench/results/search-scale.*. */
export async function grow({ sizes, progress }: Options): Promise<void> {
  const before = machineState();
  const all: Grown[] = [];
  for (const size of sizes) {
    progress(`${size} passages`);
    const grown = await grownTo(size);
    if (typeof grown === 'string') console.error(`${size} passages: NOT MEASURED, ${grown}`);
    else all.push(grown);
  }
  if (all.length < sizes.length) process.exitCode = 3;
  const machine = machineSentence(before, machineState());
  const head = ['passages', 'pages', ...measures.map(({ heading }) => heading)];
  const rows = all.map((grown) => [
    grown.passages.toLocaleString('en-GB'),
    grown.pages.toLocaleString('en-GB'),
    ...measures.map(({ digits, read }) => read(grown).toFixed(digits)),
  ]);
  console.log(`${table(head, rows)}\n\n${machine}`);
  writeResults('search-scale', {
    json: { wordLaw, before, sizes: all },
    markdown: [
      '# Our search index as it grows',
      'Written by `npm run bench:search -- --scale`; do not edit.',
      machine,
      about,
      markdownTable(head, rows),
      '![What the index takes at each size](search-scale.svg)\n',
    ].join('\n\n'),
    svg: barChart({
      title: 'Our search index as it grows',
      description: `What building, asking and adding take at each number of passages; shorter is better. ${machine}`,
      panels: measures.map(({ heading, digits, read }) => ({
        heading,
        bars: all.map((grown) => ({
          label: `${grown.passages.toLocaleString('en-GB')} passages`,
          value: read(grown),
          text: read(grown).toFixed(digits),
        })),
      })),
    }),
  });
}

// --- Internal ---

const worker = fileURLToPath(new URL('./grow-worker.ts', import.meta.url));

const about = [
  `- Pages: synthetic, seeded. Words by Zipf-Mandelbrot, 1 / (rank + ${wordLaw.shift})^${wordLaw.exponent}, among ${wordLaw.growth.factor} n^${wordLaw.growth.exponent} words after n were drawn (Heaps, the figures of Reuters RCV1); the first ranks are the stop words. A page has 1 to 19 passages of 30 to 90 words. Words are drawn apart from each other: pages have no topics, so nothing is said of quality, and real pages may cost more or less.`,
  '- Build: the time in `add`, without making the pages. First answer: what is put off until someone asks, as the fitting of the latent space.',
  '- Query: 200 questions of five topic words from one of the latest 2,000 passages, 8 passages wanted, after 20 to warm up.',
  '- Add a page: the median of 15 pages; answer after it: the median of the question that follows each.',
  '- Memory: growth of the heap and its buffers up to the first answer, after collecting; the texts are in it. A process a size.',
].join('\n');

/** What the process of a size tells, or why it told nothing. */
function grownTo(size: number): Promise<Grown | string> {
  return new Promise((resolve) => {
    const child = fork(worker, [String(size)], { execArgv: ['--expose-gc', '--max-old-space-size=16000'] });
    child.once('message', (grown: Grown) => resolve(grown));
    child.once('close', (code, signal) => resolve(`its process ended with ${code ?? signal}`));
  });
}
