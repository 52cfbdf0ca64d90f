import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What benchmarks of this repository measured of one node, on two cores. */
export interface MeasuredFigures {
  /** Streams of 200 tokens a second with 128 at once, and processor time of each, with statements compared with their sources. */
  readonly streamsASecond: number;
  readonly processorMs: number;
  /** The same without that comparison. */
  readonly plainProcessorMs: number;
  /** So many streams at once were measured. */
  readonly atOnce: number;
  /** What a server takes before any document is indexed. */
  readonly serverGigabytes: number;
  /** What the index takes by passages. */
  readonly index: readonly { readonly passages: number; readonly megabytes: number }[];
  /** The index of a node on PostgreSQL, and what a search takes there. */
  readonly node: { readonly passages: number; readonly megabytes: number; readonly database: string; readonly searchMs: number };
}

/** Tokens of each measured stream. */
export const tokensMeasured = 200;

/** Reads the figures where they are kept: in README.md and bench/results. A figure that is not found is an error, never a guess. */
export function measuredFigures(readme: string, scale: string, postgres: string): MeasuredFigures {
  const row = (name: string) => {
    const cells = found(readme, new RegExp(`^\\| ${name} \\| ([\\d,]+) \\| ([\\d,]+) \\| ([\\d.]+) ms \\|`, 'm'), name);
    return { atMost: numberOf(cells[2]), processorMs: numberOf(cells[3]) };
  };
  const checked = row('Assay, with statements compared with their sources');
  const atOnce = found(readme, /^\| \| 32 at once \| (\d+) at once \| processor a stream \|/m, 'streams at once');
  const { passages, megabytes, database, compared } = postgresFile.parse(JSON.parse(postgres));
  const server = found(readme, /the process takes ([\d.]+) GB from/, 'memory of the process');
  return {
    streamsASecond: checked.atMost,
    processorMs: checked.processorMs,
    plainProcessorMs: row('Assay, patterns and records').processorMs,
    atOnce: numberOf(atOnce[1]),
    serverGigabytes: numberOf(server[1]),
    index: scaleFile.parse(JSON.parse(scale)).sizes.map(({ passages, megabytes }) => ({ passages, megabytes: Math.round(megabytes) })),
    node: { passages, megabytes: Math.round(megabytes.node), database, searchMs: compared.node.queryMs.p50 },
  };
}

/** Reads them of this repository. */
export function figuresOfRepository(): MeasuredFigures {
  const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  return measuredFigures(read('README.md'), read('bench/results/search-scale.json'), read('bench/results/search-postgres.json'));
}

// --- Internal ---

const scaleFile = z.looseObject({ sizes: z.array(z.looseObject({ passages: z.number(), megabytes: z.number() })).min(1) });

const postgresFile = z.looseObject({
  passages: z.number().positive(),
  megabytes: z.looseObject({ node: z.number().positive() }),
  database: z.string(),
  compared: z.looseObject({ node: z.looseObject({ queryMs: z.looseObject({ p50: z.number().positive() }) }) }),
});

function found(text: string, pattern: RegExp, what: string): RegExpExecArray {
  const match = pattern.exec(text);
  if (match === null)
    throw new Error(`README.md no longer says "${what}" where bench:server is told: change the pattern in scripts/capacity.`);
  return match;
}

function numberOf(text: string | undefined): number {
  const number = Number((text ?? '').replaceAll(',', ''));
  if (!Number.isFinite(number) || number <= 0) throw new Error(`${JSON.stringify(text)} is no measured figure.`);
  return number;
}
