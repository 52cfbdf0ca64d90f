import { barChart } from '../shared/bar-chart.ts';
import { type MachineState, machineSentence, machineState } from '../shared/machine-state.ts';
import { markdownTable } from '../shared/markdown-table.ts';
import { table } from '../shared/table.ts';
import { writeResults } from '../shared/write-results.ts';
import type { Collection } from './collection.ts';
import { entries } from './entries.ts';
import { type Curve, growth } from './grow.ts';
import { type Measured, summariesALimit } from './measure-collection.ts';

/** A collection with what each method did on it. */
export interface Compared {
  readonly collection: Collection;
  readonly measured: ReadonlyMap<string, Measured>;
}

/** All that one run has so far. */
export interface Run {
  readonly before: MachineState;
  readonly versions: Readonly<Record<string, string>>;
  readonly rounds: number;
  readonly limitMs: number;
  readonly compared: readonly Compared[];
  readonly curves: readonly Curve[];
}

/** Writes bench/results/summaries.*, and gives the tables for the terminal. */
export function writeSummaries({ before, versions, rounds, limitMs, compared, curves }: Run): string {
  const after = machineState();
  const machine = machineSentence(before, after);
  const notes = notesOf(limitMs, rounds);
  const notMade = compared.flatMap(notMadeOf);
  writeResults('summaries', {
    json: {
      versions,
      before,
      after,
      rounds,
      limitSeconds: limitMs / 1000,
      collections: compared.map(({ collection: { name, documents, tasks }, measured }) => ({
        name,
        documents,
        summaries: tasks.length,
        methods: Object.fromEntries(measured),
      })),
      growth: { words: growth.words, curves },
    },
    markdown: [
      '# Summaries, side by side',
      'Written by `npm run bench:summaries`; do not edit.',
      machine,
      `Versions: ${Object.entries(versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(', ')}.`,
      entries.map(({ name, about }) => `- ${name}: ${about}`).join('\n'),
      notes.map((note) => `- ${note}`).join('\n'),
      ...compared.map((one) => `## ${sizeOf(one)}\n\n${markdownTable(headOf(one), rowsOf(one))}`),
      ...(notMade.length === 0 ? [] : [notMade.map((line) => `- ${line}`).join('\n')]),
      ...(curves.length === 0 ? [] : [`## As the text grows\n\n${markdownTable(growthHead, growthRows(curves))}`]),
      '![Quality of each method](summaries.svg)\n',
    ].join('\n\n'),
    svg: barChart({
      title: 'Summaries: quality at the same length',
      description: `For each collection, the quality of each method's summaries; longer is better. ${machine}`,
      panels: compared.flatMap(panelsOf),
    }),
  });
  return [
    ...compared.map((one) => `${sizeOf(one)}\n\n${table(headOf(one), rowsOf(one))}`),
    ...notMade,
    ...(curves.length === 0 ? [] : [`As the text grows\n\n${table(growthHead, growthRows(curves))}`]),
    machine,
  ].join('\n\n');
}

// --- Internal ---

const growthHead = ['method', ...growth.pages.flatMap((pages) => [`${pages.toLocaleString('en-GB')} pages s`, 'memory MB'])];

function sizeOf({ collection: { name, documents, tasks } }: Compared): string {
  return `${name}: ${tasks.length} summaries of ${documents} documents`;
}

function headOf({ collection: { measures } }: Compared): readonly string[] {
  return ['method', ...measures, 'words given / asked', 'median ms', 'slowest ms', 'memory MB'];
}

function rowsOf({ collection: { measures, digits }, measured }: Compared): readonly (readonly string[])[] {
  return [...measured].map(([name, result]) =>
    result.status === 'failed'
      ? [name, result.reason, ...Array.from({ length: measures.length + 3 }, () => '')]
      : [
          name,
          ...measures.map((measure) => (result.quality[measure] ?? Number.NaN).toFixed(digits)),
          result.lengthRatio.toFixed(2),
          result.medianMs.toFixed(1),
          result.slowestMs.toFixed(0),
          result.megabytes.toFixed(0),
        ],
  );
}

function notMadeOf({ collection: { name: of }, measured }: Compared): readonly string[] {
  return [...measured].flatMap(([name, result]) =>
    result.status === 'done' && result.notMade.count > 0
      ? [`${of}, ${name}: ${result.notMade.count} summaries were not made and count as 0 (${result.notMade.reason}).`]
      : [],
  );
}

function growthRows(curves: readonly Curve[]): readonly (readonly string[])[] {
  return curves.map(({ name, sizes, stopped = '' }) => [
    name,
    ...growth.pages.flatMap((_, place) => {
      const grown = sizes[place];
      if (grown !== undefined) return [grown.seconds.toFixed(2), grown.megabytes.toFixed(0)];
      return [place === sizes.length ? stopped : '', ''];
    }),
  ]);
}

function notesOf(limitMs: number, rounds: number): readonly string[] {
  return [
    'One comparison on one machine, no evidence: the papers are those our own suite is measured with, and our settings may have been chosen on the half of them that is there for it. Other collections may have been among our development data.',
    'Facts kept: the mean over papers of the share of labelled facts that one sentence, or two that follow each other, hold. ROUGE: F1 with the best of the references, 0 to 100.',
    'Every method is asked for the same number of words. The peers take a number of sentences; each is asked for all in its order, and the best that fit are told in the order of the text, by the rule of the TextRank baseline: passed over where a tenth too long, the best alone where none fits.',
    'Words given by words asked for: the mean over summaries, those of documents shorter than what was asked among them.',
    `Time: inside the process, a process a method, one at a time, each text with every method in turn; the median of ${rounds} ${rounds === 1 ? 'round' : 'rounds'}, then over summaries. Ours reads every text for personal data, markings and injected instructions before and after; nothing else does.`,
    'Memory: the most its process has held, less what it had held once it was loaded and had summarised seven sentences; what is not yet collected counts.',
    `Growth: the papers joined and repeated to pages of 3,000 characters, told in ${growth.words} words, once a size, in a new process each that has summarised seven sentences before; the first column is mostly code that is not yet compiled.`,
    `A method that takes over ${limitMs / 1000} s for ${summariesALimit} summaries of a collection is measured no further; ours has no limit there. For each size of growth the same limit holds for every method.`,
  ];
}

function panelsOf({ collection: { name, measures, digits }, measured }: Compared) {
  // Of ROUGE the first is drawn; facts at each length.
  const drawn = measures.filter((measure, place) => place === 0 || measure.startsWith('facts'));
  return drawn.map((measure) => ({
    heading: `${name}: ${measure}, longer is better`,
    bars: [...measured].map(([label, result]) => {
      const value = result.status === 'done' ? result.quality[measure] : undefined;
      return { label, value, text: value?.toFixed(digits) ?? 'not measured' };
    }),
  }));
}
