import { median } from '../shared/median.ts';
import type { Answer, RunningTool } from './start-tool.ts';

/** A text to be timed on: its size tells which of its kind are larger. */
export interface TimedText {
  readonly kind: string;
  readonly size: number;
  readonly text: string;
}

/** The times of one tool on one text, one a round, or why there is none. */
export type Times =
  | { readonly status: 'done'; readonly rounds: readonly number[]; readonly milliseconds: number }
  | { readonly status: 'over'; readonly atSize: number }
  | { readonly status: 'failed'; readonly reason: string };

/** What a table of times is measured with. */
export interface TimingOptions {
  readonly rounds: number;
  readonly limitMs: number;
  readonly spendMs: number;
  progress(said: string): void;
}

/**
 * Times every tool on every text. A round goes through the texts of a kind and each text through the tools, beginning
 * with another tool each time, so that what else the machine does falls on all alike and no size is met first by all.
 * A tool that ran over the limit, or failed, is not asked again at that size or a larger one.
 */
export async function measureTimes(
  tools: ReadonlyMap<string, RunningTool>,
  texts: readonly TimedText[],
  { rounds, limitMs, spendMs, progress }: TimingOptions,
): Promise<(name: string, text: TimedText) => Times | undefined> {
  const found = new Map<string, Map<TimedText, Times>>([...tools.keys()].map((name) => [name, new Map()]));
  for (const [kind, ofKind] of Map.groupBy(texts, (text) => text.kind)) {
    for (let round = 0; round < rounds; round += 1) {
      for (const text of ofKind)
        for (const [name, tool] of turned([...tools], round)) {
          const times = found.get(name);
          const stopped = ofKind
            .filter(({ size }) => size <= text.size)
            .map((smaller) => times?.get(smaller))
            .find((earlier) => earlier !== undefined && earlier.status !== 'done');
          const next =
            stopped ?? added(times?.get(text), await tool.ask({ text: text.text, spendMs, wantsHidden: false }, limitMs), text.size);
          times?.set(text, next);
        }
      progress(`${kind}: round ${round + 1} of ${rounds}`);
    }
  }
  return (name, text) => found.get(name)?.get(text);
}

/** The same values in order, from another one on. */
function turned<Value>(values: readonly Value[], by: number): readonly Value[] {
  const first = by % values.length;
  return [...values.slice(first), ...values.slice(0, first)];
}

function added(before: Times | undefined, answer: Answer, size: number): Times {
  if (answer.status === 'over') return { status: 'over', atSize: size };
  if (answer.status === 'failed') return answer;
  const rounds = [...(before?.status === 'done' ? before.rounds : []), answer.milliseconds];
  return { status: 'done', rounds, milliseconds: median(rounds) };
}
