import type { SampleOutcome } from '@assay/evals';
import type { EchoInput, EchoResult } from './echo.ts';

interface Claim {
  readonly id: string;
  readonly cluster: string;
  readonly document: string;
  readonly claim: string;
}

/** Each claim is said about its document, so that it passes what an answer passes. */
export function claimSamples<Item extends Claim>(records: readonly Item[]) {
  return records.map((item) => ({
    id: item.id,
    cluster: item.cluster,
    input: { text: item.document, claim: item.claim } satisfies EchoInput,
    record: item,
  }));
}

/** Whether the guardrails withheld a claim, or let it out. */
export function claimEnds<Item>(
  status: 'withheld' | 'done',
  { what, wrong, appliesTo }: { readonly what: string; readonly wrong: string; readonly appliesTo: (item: Item) => boolean },
) {
  return {
    what,
    kind: 'proportion' as const,
    worst: 0,
    wrong,
    appliesTo,
    score: (_: Item, outcome: SampleOutcome<EchoResult>) => (outcome.status === status ? 1 : 0),
  };
}
