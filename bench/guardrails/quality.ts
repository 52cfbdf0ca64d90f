import type { LabelledSample } from './labelled-samples.ts';
import { coveredOf, joined, type Stretch } from './stretches.ts';

/** A share, with what it is a share of: 0 of 0 is not a number. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** How well a tool redacts, by the definitions of the suite guardrails/personal-data. */
export interface Quality {
  /** Labelled spans of which at least 95 % is covered by redactions of any type. */
  readonly recall: Share;
  readonly recallByType: ReadonlyMap<string, Share>;
  /** Redactions, those that overlap joined, that touch a labelled span. */
  readonly precision: Share;
  /** Texts without a labelled span in which anything was redacted. */
  readonly cleanFlagged: Share;
}

const leastCovered = 0.95;

/** Counts what was redacted against what is labelled; a text on which a tool failed (no redactions known) is wrong either way. */
export function qualityOf(samples: readonly LabelledSample[], hidden: readonly (readonly Stretch[] | undefined)[]): Quality {
  const tallies = { recall: tally(), precision: tally(), cleanFlagged: tally() };
  const byType = new Map<string, ReturnType<typeof tally>>();
  for (const [index, { spans }] of samples.entries()) {
    const redactions = joined(hidden[index] ?? []);
    for (const span of spans) {
      const isCaught = coveredOf(span, redactions) >= leastCovered * (span.end - span.start);
      const ofType = byType.get(span.type) ?? tally();
      byType.set(span.type, ofType);
      tallies.recall.add(isCaught);
      ofType.add(isCaught);
    }
    for (const redaction of redactions) tallies.precision.add(coveredOf(redaction, joined(spans)) > 0);
    if (spans.length === 0) tallies.cleanFlagged.add(hidden[index] === undefined || redactions.length > 0);
  }
  return {
    recall: tallies.recall.share(),
    recallByType: new Map([...byType].map(([type, { share }]) => [type, share()])),
    precision: tallies.precision.share(),
    cleanFlagged: tallies.cleanFlagged.share(),
  };
}

function tally() {
  let [count, of] = [0, 0];
  return {
    add(isSo: boolean) {
      of += 1;
      if (isSo) count += 1;
    },
    share: (): Share => ({ count, of }),
  };
}
