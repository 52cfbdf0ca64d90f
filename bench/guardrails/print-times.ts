import { median } from '../shared/median.ts';
import { table } from '../shared/table.ts';
import { growthExponent } from './growth-exponent.ts';
import type { TimedText, Times } from './measure-times.ts';

type TimesOf = (name: string, text: TimedText) => Times | undefined;

interface PrintOptions {
  readonly names: readonly string[];
  readonly limitMs: number;
}

/** Below this, what is measured is mostly not the text, and no growth is told. */
const tellingMs = 0.5;

/** Each size with its median and the median of the rounds' ratios to the first tool, then speed and growth over the sizes. */
export function printThroughput(texts: readonly TimedText[], timesOf: TimesOf, { names, limitMs }: PrintOptions): void {
  const [first = ''] = names;
  const rows = names.map((name) => [
    name,
    ...texts.flatMap((text) => [shown(timesOf(name, text), text, limitMs), ratio(timesOf(name, text), timesOf(first, text))]),
    speed(
      texts.findLast((text) => timesOf(name, text)?.status === 'done'),
      name,
      timesOf,
    ),
    growth(texts, name, timesOf),
  ]);
  const head = texts.flatMap(({ size }) => [sizeName(size), 'ratio']);
  console.log(table(['', ...head, 'MB/s at the largest', 'growth'], rows));
  printFailures(texts, names, timesOf);
}

/** For each string, the median at the largest size and the growth over the sizes. */
export function printHostile(texts: readonly TimedText[], timesOf: TimesOf, { names, limitMs }: PrintOptions): void {
  const kinds = Map.groupBy(texts, ({ kind }) => kind);
  const rows = names.map((name) => [
    name,
    ...[...kinds.values()].map((ofKind) => {
      const largest = ofKind.at(-1);
      if (largest === undefined) return '-';
      return `${shown(timesOf(name, largest), largest, limitMs)} ${growth(ofKind, name, timesOf)}`.trim();
    }),
  ]);
  console.log(table(['', ...kinds.keys()], rows));
  printFailures(texts, names, timesOf);
}

function printFailures(texts: readonly TimedText[], names: readonly string[], timesOf: TimesOf): void {
  for (const name of names)
    for (const text of texts) {
      const times = timesOf(name, text);
      if (times?.status !== 'failed') continue;
      console.log(`  ${name} failed on ${text.kind}, ${sizeName(text.size)}: ${times.reason}`);
      break;
    }
}

function shown(times: Times | undefined, { size }: TimedText, limitMs: number): string {
  if (times === undefined) return '-';
  if (times.status === 'failed') return 'failed';
  if (times.status === 'over') return `over ${limitMs / 1000} s${times.atSize < size ? ` at ${sizeName(times.atSize)}` : ''}`;
  const { milliseconds } = times;
  return milliseconds >= 1000 ? `${(milliseconds / 1000).toFixed(2)} s` : `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
}

function ratio(times: Times | undefined, first: Times | undefined): string {
  if (times?.status !== 'done' || first?.status !== 'done') return '';
  return `${median(times.rounds.map((time, round) => time / (first.rounds[round] ?? first.milliseconds))).toFixed(2)}x`;
}

function speed(text: TimedText | undefined, name: string, timesOf: TimesOf): string {
  const times = text && timesOf(name, text);
  return text === undefined || times?.status !== 'done' ? '-' : (text.size / 2 ** 20 / (times.milliseconds / 1000)).toFixed(2);
}

function growth(texts: readonly TimedText[], name: string, timesOf: TimesOf): string {
  const points = texts.flatMap((text) => {
    const times = timesOf(name, text);
    return times?.status === 'done' ? [{ size: text.size, milliseconds: times.milliseconds }] : [];
  });
  return points.length < 2 || (points.at(-1)?.milliseconds ?? 0) < tellingMs ? '' : `^${growthExponent(points).toFixed(2)}`;
}

function sizeName(size: number): string {
  if (size >= 2 ** 20) return `${size / 2 ** 20} MB`;
  return size % 1024 === 0 ? `${size / 1024} KB` : `${size / 1000}k`;
}
