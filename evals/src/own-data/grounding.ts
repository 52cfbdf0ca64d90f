import { z } from 'zod';
import { type TwoClassSample, twoClassInterval } from '../statistics/two-class-interval.ts';
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

/** Does the grounding check tell a person's own supported claims from those their documents do not support? */
export const grounding: OwnDataSuite = {
  name: 'guardrails/grounding',
  tool: 'guardrails',
  guardrails: 'deployed',
  module: import.meta.url,
  async measure(data, { guardrails, engine }) {
    const judged: (TwoClassSample & Sliced)[] = [];
    for await (const item of data.records('samples.jsonl', record, ({ id }) => id)) {
      const isPositive = item.label === 1;
      // A check that did not run is wrong whatever the label.
      const isSupported = (await judgeClaim(guardrails, engine.kind, item)) ?? !isPositive;
      judged.push({ score: isSupported ? 1 : 0, isPositive, cluster: clusterOf(item, item.id), slices: slicesOf(item) });
    }
    return {
      metrics: metricsOf(judged),
      slices: sliceByFields(judged, metricsOf),
      samples: judged.length,
      notes: ['The grounding check gives a verdict and no score, so auc is that of the verdict, 1 or 0, and equals balanced_accuracy.'],
    };
  },
};

// --- Internal ---

function metricsOf(judged: readonly TwoClassSample[]): Metrics {
  return {
    balanced_accuracy: reported(twoClassInterval(judged, balancedAccuracyOf, { seed })),
    auc: reported(twoClassInterval(judged, () => areaOfCounts, { seed })),
  };
}
