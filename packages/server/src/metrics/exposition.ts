/** Labels of one series. */
export type Labels = Readonly<Record<string, string>>;

/** A number that only grows. */
export interface Counter {
  add(labels: Labels, by?: number): void;
  write(): string;
}

/** How often values fell under each bound. */
export interface Histogram {
  observe(labels: Labels, value: number): void;
  write(): string;
}

interface Description {
  readonly name: string;
  readonly help: string;
}

/** Labels are names of a deployment's own parts; should there ever be more, they are counted as one, not kept. */
const mostSeries = 1_000;

/** Opens a counter. */
export function counter(description: Description): Counter {
  const series = seriesOf(() => ({ value: 0 }));
  return {
    add(labels, by = 1) {
      series.of(labels).value += by;
    },
    write: () =>
      metric(
        'counter',
        description,
        series.all().map(([labels, { value }]) => line(description.name, labels, value)),
      ),
  };
}

/** Opens a histogram with the given upper bounds, lowest first. */
export function histogram(description: Description, bounds: readonly number[]): Histogram {
  const series = seriesOf(() => ({ counts: bounds.map(() => 0), sum: 0, count: 0 }));
  return {
    observe(labels, value) {
      const own = series.of(labels);
      own.sum += value;
      own.count += 1;
      for (const [place, bound] of bounds.entries()) if (value <= bound) own.counts[place] = (own.counts[place] ?? 0) + 1;
    },
    write() {
      const { name } = description;
      const lines = series
        .all()
        .flatMap(([labels, { counts, sum, count }]) => [
          ...bounds.map((bound, place) => line(`${name}_bucket`, { ...labels, le: String(bound) }, counts[place] ?? 0)),
          line(`${name}_bucket`, { ...labels, le: '+Inf' }, count),
          line(`${name}_sum`, labels, sum),
          line(`${name}_count`, labels, count),
        ]);
      return metric('histogram', description, lines);
    },
  };
}

/** Writes a gauge from values as they are now. */
export function gauge(description: Description, values: readonly (readonly [labels: Labels, value: number])[]): string {
  return metric(
    'gauge',
    description,
    values.map(([labels, value]) => line(description.name, labels, value)),
  );
}

// --- Internal ---

function seriesOf<Own>(make: () => Own) {
  const known = new Map<string, readonly [Labels, Own]>();
  return {
    of(labels: Labels): Own {
      const isFull = known.size >= mostSeries;
      const found = known.get(keyOf(labels));
      if (found !== undefined) return found[1];
      const kept = isFull ? Object.fromEntries(Object.keys(labels).map((name) => [name, 'other'])) : labels;
      const own = known.get(keyOf(kept))?.[1] ?? make();
      known.set(keyOf(kept), [kept, own]);
      return own;
    },
    all: () => [...known.values()],
  };
}

function keyOf(labels: Labels): string {
  return JSON.stringify(Object.entries(labels));
}

function metric(type: 'counter' | 'gauge' | 'histogram', { name, help }: Description, lines: readonly string[]): string {
  const words = help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
  return [`# HELP ${name} ${words}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n');
}

function line(name: string, labels: Labels, value: number): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}`;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
