import { type BarChart, barChart } from '../shared/bar-chart.ts';
import { type MachineState, machineSentence, machineState } from '../shared/machine-state.ts';
import { markdownTable } from '../shared/markdown-table.ts';
import { table } from '../shared/table.ts';
import { writeResults } from '../shared/write-results.ts';
import type { Compared, Searched } from './compare-searches.ts';
import type { FilledCollection } from './filled-collection.ts';
import type { Behind, NodeOnDatabase } from './node-on-database.ts';
import type { Measured } from './one-machine.ts';

/** What was measured. */
export interface Report {
  readonly before: MachineState;
  readonly passages: number;
  readonly collection: FilledCollection;
  readonly alone: Measured;
  readonly node: NodeOnDatabase;
  readonly compared: Compared;
  readonly behind: Behind;
}

const head = ['search', 'query p50 ms', 'query p95 ms', 'nDCG@10 judged', 'nDCG@10 known item', 'memory MB'];

/** Writes bench/results/search-postgres.*, and prints the table. */
export function writeReport({ before, passages, collection, alone, node, compared, behind }: Report): void {
  const after = machineState();
  const machine = machineSentence(before, after);
  const { database, vectors, seconds } = node;
  const nodeName = `node on ${database === 'PGlite' ? 'PGlite' : 'a PostgreSQL server'}`;
  const rows = [rowOf('one machine', compared.alone, alone.megabytes), rowOf(nodeName, compared.node, node.megabytes)];
  const count = (value: number) => value.toLocaleString('en-GB');
  const pages = count(collection.documents.length);
  const asked = count(node.asked());
  const notes = [
    `Pages: ${pages} with ${count(passages)} passages: those of "${collection.name}", and made ones up to that number (as \`npm run bench:search\` makes them).`,
    `Questions: ${collection.questions.filter(({ kind }) => kind === 'judged').length} of the collection with what people judged, and ${collection.questions.filter(({ kind }) => kind === 'known item').length} of four words of a made passage, whose page is to be found. Each is put to both searches by turns, in one process.`,
    `pgvector: ${vectors}; it was asked ${asked} times which pages are near. ${Math.round(compared.same * 100)} % of questions had the same ten documents in the same order.`,
    `Filling: ${seconds.documents.toFixed(0)} s for the documents one by one, ${seconds.index.toFixed(0)} s for the node’s index, its space and the places of all pages in the database.`,
    `A node that was away while ${behind.changes / 2} documents changed, and then sees ${behind.changes / 2} more change, read ${behind.read} of ${pages} documents: ${behind.restartSeconds.toFixed(1)} s to start again from its file, and ${behind.runningMs.toFixed(0)} ms from the last of the later changes until it had heard of it and read it.`,
    'Memory: what the index of a node adds to the heap and its buffers, after collecting; the texts are in it.',
  ];
  writeResults('search-postgres', {
    json: {
      before,
      after,
      passages,
      pages: collection.documents.length,
      collection: collection.name,
      database,
      vectors,
      nearestAsked: node.asked(),
      seconds,
      megabytes: { alone: alone.megabytes, node: node.megabytes },
      compared,
      behind,
    },
    markdown: [
      '# A node on PostgreSQL beside one machine',
      'Written by `npm run bench:postgres`; do not edit.',
      machine,
      notes.map((note) => `- ${note}`).join('\n'),
      markdownTable(head, rows),
      '![The median time of a search on one machine and on a node](search-postgres.svg)\n',
    ].join('\n\n'),
    svg: barChart(chartOf(compared, nodeName, machine)),
  });
  console.log(`\n${table(head, rows)}\n\n${notes.join('\n')}\n\n${machine}`);
}

// --- Internal ---

function rowOf(name: string, { queryMs, ndcg }: Searched, megabytes: number): readonly string[] {
  return [
    name,
    queryMs.p50.toFixed(1),
    queryMs.p95.toFixed(1),
    ndcg.judged.toFixed(4),
    ndcg['known item'].toFixed(4),
    megabytes.toFixed(0),
  ];
}

function chartOf({ alone, node }: Compared, nodeName: string, machine: string): BarChart {
  const bar = (label: string, value: number, digits: number) => ({ label, value, text: value.toFixed(digits) });
  return {
    title: 'A node on PostgreSQL beside one machine',
    description: `The median time of a search in milliseconds, shorter is better; and nDCG@10, longer is better. ${machine}`,
    panels: [
      { heading: 'Median ms of a search', bars: [bar('one machine', alone.queryMs.p50, 1), bar(nodeName, node.queryMs.p50, 1)] },
      { heading: 'nDCG@10, judged questions', bars: [bar('one machine', alone.ndcg.judged, 4), bar(nodeName, node.ndcg.judged, 4)] },
      {
        heading: 'nDCG@10, known items',
        bars: [bar('one machine', alone.ndcg['known item'], 4), bar(nodeName, node.ndcg['known item'], 4)],
      },
    ],
  };
}
