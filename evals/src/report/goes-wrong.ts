import type { KeptOutput } from '../kept-outputs.ts';
import type { SampleRecord } from '../run-log.ts';
import type { Scorer } from '../suite.ts';
import type { RunView } from './run-view.ts';

/** One way in which a tool goes wrong, as a count of real samples. */
export interface Wrong {
  readonly metric: string;
  /** What happened: "had a question that was missed". */
  readonly words: string;
  readonly count: number;
  readonly of: number;
  /** The worst samples first. */
  readonly samples: readonly SampleRecord[];
}

/** A failure a person can read: what was asked, what was said. */
export interface Failure {
  readonly sample: SampleRecord;
  readonly words: string;
  readonly output: KeptOutput | undefined;
}

/**
 * How a tool goes wrong, in natural frequencies (Gigerenzer and Hoffrage 1995: people judge "9 of 200" better than 4.5 %):
 * for every scorer that says what happened, the samples whose score is not the best it can be.
 */
export function waysWrong({ suite, samples }: RunView): readonly Wrong[] {
  return Object.entries<Scorer<unknown, unknown>>(suite.scorers)
    .flatMap(([metric, { wrong, worst }]): Wrong[] => {
      if (wrong === undefined) return [];
      const applying = samples.filter(({ scores }) => typeof scores[metric] === 'number');
      const best = worst === 0 ? 1 : 0;
      const far = (sample: SampleRecord) => Math.abs((sample.scores[metric] ?? best) - best);
      const failed = applying.filter((sample) => far(sample) > 1e-9).sort((a, b) => far(b) - far(a) || (a.id < b.id ? -1 : 1));
      return [{ metric, words: wrong, count: failed.length, of: applying.length, samples: failed }];
    })
    .sort((a, b) => b.count / Math.max(1, b.of) - a.count / Math.max(1, a.of));
}

/** Up to `most` real failures, of different kinds first. */
export function worstFailures(run: RunView, most: number): readonly Failure[] {
  const ways = waysWrong(run).filter(({ count }) => count > 0);
  const chosen = new Map<string, Failure>();
  for (let place = 0; chosen.size < most && ways.some(({ samples }) => samples.length > place); place += 1) {
    for (const { words, samples } of ways) {
      const sample = samples[place];
      if (sample !== undefined && !chosen.has(sample.id) && chosen.size < most)
        chosen.set(sample.id, { sample, words, output: run.outputs.get(sample.id) });
    }
  }
  return [...chosen.values()];
}
