import { readFileSync } from 'node:fs';
import { type BarChart, barChart } from '../shared/bar-chart.ts';
import { installedPeers } from '../shared/installed-peers.ts';
import { machineSentence, machineState } from '../shared/machine-state.ts';
import { markdownTable } from '../shared/markdown-table.ts';
import { table } from '../shared/table.ts';
import { writeResults } from '../shared/write-results.ts';
import { entries } from './entries.ts';
import { type Measured, type Measuring, measureCollection } from './measure-collection.ts';
import { peersFolder } from './peers-folder.ts';
import type { Collection } from './read-collection.ts';
import { startSystem } from './start-system.ts';

interface Compared {
  readonly collection: Collection;
  readonly measured: ReadonlyMap<string, Measured>;
}

/** How long each search is asked and may take, and whom to tell. */
interface Comparing extends Measuring {
  readonly limitMs: number;
}

const head = ['search', 'ndcg@10', 'recall@10', 'build s', 'query p50 ms', 'to ours', 'query p95 ms', 'memory MB'];

/** Compares our index with the peers on each collection, prints the tables and writes bench/results/search-compare.*; tells whether ours was measured on all. */
export async function compare(collections: readonly Collection[], { rounds, asked, limitMs, progress }: Comparing): Promise<boolean> {
  const before = machineState();
  const peers = installedPeers(peersFolder, 15);
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  const versions = { assay: version, ...Object.fromEntries(peers.map(({ name, version, reason }) => [name, version ?? `${reason}`])) };
  const missing = new Map(peers.flatMap(({ name, reason }) => (reason === undefined ? [] : [[name, reason] as const])));
  const all: Compared[] = [];
  for (const collection of collections) {
    const able = entries.filter(({ peer }) => !missing.has(peer ?? ''));
    const systems = new Map(able.map(({ name }) => [name, startSystem(name, collection.folder, limitMs)]));
    try {
      const measured = await measureCollection(collection, systems, { rounds, asked, progress });
      const whyNot = (peer = ''): Measured => ({ status: 'failed', reason: missing.get(peer) ?? 'it was not measured' });
      all.push({ collection, measured: new Map(entries.map(({ name, peer }) => [name, measured.get(name) ?? whyNot(peer)])) });
    } finally {
      for (const system of systems.values()) system.stop();
    }
    // After every collection, so that a run that is cut short leaves what it has.
    write();
  }
  for (const compared of all) console.log(`\n${sizeOf(compared)}\n\n${table(head, rowsOf(compared))}`);
  console.log(`\n${machineSentence(before, machineState())}`);
  return all.every(({ measured }) => measured.get('assay')?.status === 'done');

  function write(): void {
    const after = machineState();
    const machine = machineSentence(before, after);
    writeResults('search-compare', {
      json: {
        versions,
        before,
        after,
        rounds,
        asked,
        limitSeconds: limitMs / 1000,
        collections: all.map(({ collection: { name, records, questions }, measured }) => ({
          name,
          documents: records.length,
          questions: questions.length,
          searches: Object.fromEntries(measured),
        })),
      },
      markdown: markdownOf(all, versions, machine),
      svg: barChart(chartOf(all, machine)),
    });
  }
}

// --- Internal ---

function sizeOf({ collection: { name, records, questions } }: Compared): string {
  return `${name}: ${records.length} documents, ${questions.length} questions`;
}

function rowsOf({ measured }: Compared): readonly (readonly string[])[] {
  return [...measured].map(([name, result]) =>
    result.status === 'failed'
      ? [name, result.reason, '', '', '', '', '', '']
      : [
          name,
          result.ndcg.toFixed(3),
          result.recall.toFixed(3),
          result.buildSeconds.toFixed(2),
          result.queryMs.p50.toFixed(2),
          `${result.queryMs.toOurs.toFixed(2)}x`,
          result.queryMs.p95.toFixed(2),
          result.megabytes.toFixed(1),
        ],
  );
}

function markdownOf(all: readonly Compared[], versions: Record<string, string>, machine: string): string {
  return [
    '# Search, side by side',
    'Written by `npm run bench:search`; do not edit.',
    machine,
    `Versions: ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}.`,
    entries.map(({ name, about }) => `- ${name}: ${about}`).join('\n'),
    [
      '- Quality: the text of the question alone, gains as judged, means over the questions asked (at even steps where there are more). Our settings were chosen on development sets, among them ones that may be measured here; peers were not tuned.',
      '- Peers index each document as it is, title and text; ours joins documents that name one page, and finds what stands around them.',
      '- Build: all documents and the first answer, as some searches make the last of their index then. Once, in a process of its own.',
      '- Query: a process a search, one at a time, each question of every search in turn; the median of its rounds, then percentiles over questions. To ours: the median over questions of their times by ours on the same question. Time inside the process. Ours is asked for 20 passages, and for four times as many until they are of ten documents; the product asks for 8.',
      '- Memory: growth of the heap and its buffers over the build, after collecting. The records themselves stand before it; ours and orama keep the texts beside.',
    ].join('\n'),
    ...all.map((compared) => `## ${sizeOf(compared)}\n\n${markdownTable(head, rowsOf(compared))}`),
    '![Quality and time of each search](search-compare.svg)\n',
  ].join('\n\n');
}

function chartOf(all: readonly Compared[], machine: string): BarChart {
  return {
    title: 'Search: quality and time',
    description: `For each collection, ndcg@10 (longer is better) and the median time of a question in milliseconds (shorter is better) of each search. ${machine}`,
    panels: all.flatMap(({ collection: { name }, measured }) => [
      panelOf(`${name}: ndcg@10, longer is better`, measured, ({ ndcg }) => ndcg, 3),
      panelOf(`${name}: median query in ms, shorter is better`, measured, ({ queryMs }) => queryMs.p50, 2),
    ]),
  };
}

type Done = Extract<Measured, { status: 'done' }>;

function panelOf(heading: string, measured: ReadonlyMap<string, Measured>, read: (result: Done) => number, digits: number) {
  const bars = [...measured].map(([label, result]) => {
    const value = result.status === 'done' ? read(result) : undefined;
    return { label, value, text: value?.toFixed(digits) ?? 'not measured' };
  });
  return { heading, bars };
}
