import { z } from 'zod';
import { twoClassInterval } from '../statistics/two-class-interval.ts';
import { areaOfCounts, balancedAccuracyOf } from '../statistics/two-class-statistics.ts';
import { judgeClaim } from './judge-claim.ts';
import { reported } from './measure-observations.ts';
import { type Metrics, type OwnDataSuite, seed } from './own-data-suite.ts';
import { clusterOf, type Sliced, sliceByFields, slicesOf } from './slice-by-fields.ts';

const record = z.looseObject({
  id: z.string().min(1),
  document: z.string().min(1),
  claim: z.string().min(1),
  label: z.union([z.literal(0), z.literal(1)]),
});

/** A claim as it was labelled and as it was judged. */
interface Judged extends Sliced {
  readonly isPositive: boolean;
  readonly cluster: string;
  readonly isSupported: boolean;
  readonly support: number;
}

/** Does the grounding check tell a person's own supported claims from those their documents do not support? */
export const grounding: OwnDataSuite = {
  name: 'guardrails/grounding',
  tool: 'guardrails',
  guardrails: 'all-kinds',
  module: import.meta.url,
  async measure(data, { allKinds, engine }) {
    const judged: Judged[] = [];
    for await (const item of data.records('samples.jsonl', record, ({ id }) => id)) {
      const isPositive = item.label === 1;
      // A check that did not run is wrong whatever the label.
      const wrong = { isSupported: !isPositive, support: isPositive ? 0 : 1 };
      const judgement = (await judgeClaim(allKinds, engine.kind, item)) ?? wrong;
      judged.push({ ...judgement, isPositive, cluster: clusterOf(item, item.id), slices: slicesOf(item) });
    }
    return {
      metrics: metricsOf(judged),
      slices: sliceByFields(judged, metricsOf),
      samples: judged.length,
      notes: [
        `Claims are judged by support, as the answers of a model are (policy "${allKinds.policy}", rule "grounding"): one threshold for all data. auc is that of the support itself.`,
      ],
    };
  },
};

// --- Internal ---

function metricsOf(judged: readonly Judged[]): Metrics {
  const verdicts = judged.map((claim) => ({ ...claim, score: claim.isSupported ? 1 : 0 }));
  const supports = judged.map((claim) => ({ ...claim, score: claim.support }));
  return {
    balanced_accuracy: reported(twoClassInterval(verdicts, balancedAccuracyOf, { seed })),
    auc: reported(twoClassInterval(supports, () => areaOfCounts, { seed })),
  };
}
