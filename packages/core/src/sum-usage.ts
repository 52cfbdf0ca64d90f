import type { UsageEntry } from './meter.ts';

const keys = {
  tool: ({ tool }) => [tool],
  engine: ({ engine }) => [engine],
  person: ({ caller }) => [caller],
  group: ({ groups }) => groups,
  day: ({ at }) => [at.slice(0, 10)],
} satisfies Readonly<Record<string, (entry: UsageEntry) => readonly string[]>>;

/** What use can be summed up by. */
export type UsageKey = keyof typeof keys;

/** The names of what use can be summed up by. */
export const usageKeys: readonly UsageKey[] = ['tool', 'engine', 'person', 'group', 'day'];

/** What some runs used together; `estimated` says of how many of them an endpoint did not count. */
export interface UsageSum {
  readonly runs: number;
  readonly input: number;
  readonly output: number;
  readonly pounds: number;
  readonly estimated: number;
}

/** Sums up use, each part and in all; a run of somebody in several groups counts in each of them, and once in all. */
export function sumUsage(
  entries: readonly UsageEntry[],
  by: UsageKey,
): { readonly rows: readonly ({ readonly of: string } & UsageSum)[]; readonly total: UsageSum } {
  const groups = Map.groupBy(
    entries.flatMap((entry) => keys[by](entry).map((key) => ({ key, entry }))),
    ({ key }) => key,
  );
  const rows = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, own]) => ({ of: key, ...sumOf(own.map(({ entry }) => entry)) }));
  return { rows, total: sumOf(entries) };
}

// --- Internal ---

function sumOf(entries: readonly UsageEntry[]): UsageSum {
  return {
    runs: entries.length,
    input: entries.reduce((sum, entry) => sum + entry.input, 0),
    output: entries.reduce((sum, entry) => sum + entry.output, 0),
    pounds: entries.reduce((sum, entry) => sum + entry.pounds, 0),
    estimated: entries.filter(({ isEstimated }) => isEstimated).length,
  };
}
