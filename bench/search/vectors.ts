import { exactScan } from '../../packages/search/src/exact-scan.ts';
import { buildHnsw, hnsw, loadHnsw } from '../../packages/search/src/hnsw.ts';
import { type BarChart, barChart } from '../shared/bar-chart.ts';
import { machineSentence, machineState } from '../shared/machine-state.ts';
import { markdownTable } from '../shared/markdown-table.ts';
import { randomNumbers } from '../shared/random-numbers.ts';
import { table } from '../shared/table.ts';
import { writeResults } from '../shared/write-results.ts';
import { percentile } from './percentile.ts';
import { wanted } from './system.ts';

/** How vectors are made and asked; the form of the collection that hnswlib was measured on before it was chosen. */
const measure = { seed: 20260702, dimension: 384, clusters: 200, spread: 0.5, queries: 200 } as const;

const sizes = [10_000, 30_000, 100_000];

interface Sized {
  readonly vectors: number;
  readonly buildSeconds: number;
  readonly megabytes: number;
  readonly recall: number;
  readonly scanMs: { readonly p50: number; readonly p95: number };
  readonly graphMs: { readonly p50: number; readonly p95: number };
}

/** Measures the graph of vectors beside the exact scan, each question by one and then the other; tells whether the graph is there at all. */
export function vectors(largest: number, progress: (said: string) => void): boolean {
  const Graph = loadHnsw();
  if (Graph === undefined) {
    console.log('hnswlib-node is not built on this machine: there is no graph to measure.');
    return false;
  }
  const { dimension, queries } = measure;
  const before = machineState();
  const found: Sized[] = [];
  for (const size of sizes.filter((size) => size <= largest)) {
    progress(`vectors: ${size}`);
    const made = clustered();
    const stored = Float32Array.from({ length: size * dimension });
    for (let unit = 0; unit < size; unit += 1) stored.set(made(), unit * dimension);
    const startedAt = performance.now();
    const bytes = buildHnsw(Graph, dimension, stored);
    const buildSeconds = (performance.now() - startedAt) / 1000;
    const graph = hnsw(Graph, dimension, bytes);
    const scan = exactScan(dimension, stored);
    const anyone = () => true;
    const [scanTimes, graphTimes] = [[] as number[], [] as number[]];
    let shared = 0;
    for (let query = 0; query < queries; query += 1) {
      const vector = made();
      const exact = timed(() => scan.nearest(vector, wanted, anyone), scanTimes);
      const near = timed(() => graph.nearest(vector, wanted, anyone), graphTimes);
      const right = new Set(exact.map(({ unit }) => unit));
      shared += near.filter(({ unit }) => right.has(unit)).length;
    }
    const of = (times: readonly number[]) => ({ p50: percentile(times, 0.5), p95: percentile(times, 0.95) });
    found.push({
      vectors: size,
      buildSeconds,
      megabytes: bytes.length / 1e6,
      recall: shared / (queries * wanted),
      scanMs: of(scanTimes),
      graphMs: of(graphTimes),
    });
    write(found, machineSentence(before, machineState()));
  }
  console.log(`\n${table(head, found.map(rowOf))}\n\n${machineSentence(before, machineState())}`);
  return found.length > 0;
}

// --- Internal ---

const head = [
  'vectors',
  'graph build s',
  'graph MB',
  'recall@10',
  'scan p50 ms',
  'scan p95 ms',
  'graph p50 ms',
  'graph p95 ms',
  'graph to scan',
];

function rowOf({ vectors, buildSeconds, megabytes, recall, scanMs, graphMs }: Sized): readonly string[] {
  return [
    vectors.toLocaleString('en-GB'),
    buildSeconds.toFixed(1),
    megabytes.toFixed(0),
    recall.toFixed(4),
    scanMs.p50.toFixed(2),
    scanMs.p95.toFixed(2),
    graphMs.p50.toFixed(2),
    graphMs.p95.toFixed(2),
    `${(graphMs.p50 / scanMs.p50).toFixed(3)}x`,
  ];
}

function write(found: readonly Sized[], machine: string): void {
  const { seed, dimension, clusters, spread, queries } = measure;
  writeResults('search-vectors', {
    json: { measure, machine, sizes: found },
    markdown: [
      '# Vectors: a graph beside the exact scan',
      'Written by `npm run bench:search -- --sections vectors`; do not edit.',
      machine,
      `Unit vectors of ${dimension} dimensions around ${clusters} centres (seed ${seed}, spread ${spread}); ${queries} queries of the same kind, the ${wanted} nearest, each by the scan and then by the graph. Recall: how many of those that the scan finds the graph finds.`,
      markdownTable(head, found.map(rowOf)),
      '![The median time of a query by scan and by graph](search-vectors.svg)\n',
    ].join('\n\n'),
    svg: barChart(chartOf(found, machine)),
  });
}

function chartOf(found: readonly Sized[], machine: string): BarChart {
  return {
    title: 'Vectors: a graph beside the exact scan',
    description: `The median time of a query in milliseconds, shorter is better. ${machine}`,
    panels: found.map(({ vectors, scanMs, graphMs, recall }) => ({
      heading: `${vectors.toLocaleString('en-GB')} vectors: median ms, recall@10 of the graph ${recall.toFixed(4)}`,
      bars: [
        { label: 'exact scan', value: scanMs.p50, text: scanMs.p50.toFixed(2) },
        { label: 'graph', value: graphMs.p50, text: graphMs.p50.toFixed(2) },
      ],
    })),
  };
}

/** Unit vectors that lie around so many centres. */
function clustered(): () => Float32Array {
  const next = randomNumbers(measure.seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const unit = (values: Float32Array) => {
    const length = Math.hypot(...values);
    return values.map((value) => value / length);
  };
  const { clusters, dimension, spread } = measure;
  const centres = Array.from({ length: clusters }, () => unit(Float32Array.from({ length: dimension }, normal)));
  return () => {
    const centre = centres[Math.floor(next() * clusters)] ?? new Float32Array(dimension);
    return unit(centre.map((value) => value + (spread * normal()) / Math.sqrt(dimension)));
  };
}

function timed<Result>(work: () => Result, times: number[]): Result {
  const startedAt = performance.now();
  const result = work();
  times.push(performance.now() - startedAt);
  return result;
}
