import type { Metrics, Slices } from './own-data-suite.ts';

/** Something that falls into slices: field to value. */
export interface Sliced {
  readonly slices: Readonly<Record<string, string>>;
}

/** Metrics of the members of each slice, for every field that any of them has. */
export function sliceByFields<Item extends Sliced>(items: readonly Item[], metricsOf: (members: readonly Item[]) => Metrics): Slices {
  const fields = [...new Set(items.flatMap(({ slices }) => Object.keys(slices)))].sort();
  return Object.fromEntries(
    fields.map((field) => {
      const members = Map.groupBy(
        items.filter(({ slices }) => slices[field] !== undefined),
        ({ slices }) => slices[field] ?? '',
      );
      return [field, Object.fromEntries([...members.keys()].sort().map((value) => [value, metricsOf(members.get(value) ?? [])]))];
    }),
  );
}

/** The slices a record falls into by fields it need not have. */
export function slicesOf(
  record: Readonly<Record<string, unknown>>,
  fields: readonly string[] = ['style', 'kind', 'type'],
): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.flatMap((field) => wordOf(record[field]).map((value): [string, string] => [field, value])));
}

/** What a record's sample shares with others, by the field "cluster" or "group" if it has one: such samples are not independent. */
export function clusterOf(record: Readonly<Record<string, unknown>>, id: string): string {
  return [...wordOf(record.cluster), ...wordOf(record.group)][0] ?? id;
}

// --- Internal ---

function wordOf(value: unknown): string[] {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : [];
}
