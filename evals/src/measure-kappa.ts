import type { MetricResult } from '@assay/core';
import { judgeRequirement } from './judge-requirement.ts';
import type { SampleRecord } from './run-log.ts';
import { cohensKappa } from './statistics/cohens-kappa.ts';
import { resampledInterval } from './statistics/resample-clusters.ts';
import type { AnySuite } from './suite.ts';

/** Agreement beyond chance between a tool that judges and the people who labelled; nothing for a suite that does not ask for it. */
export function measureKappa(suite: AnySuite, samples: readonly SampleRecord[]): Readonly<Record<string, MetricResult>> {
  const { kappa: asked } = suite;
  if (asked === undefined) return {};
  const judged = samples.map(({ scores, cluster }) => {
    const label = scores[asked.label] === 1;
    // A judgement that was lost has not agreed, whatever the label.
    return { label, said: scores[asked.agreed] === 1 ? label : !label, cluster };
  });
  const figure = (items: typeof judged) =>
    cohensKappa(
      items.map(({ label }) => String(label)),
      items.map(({ said }) => String(said)),
    );
  const interval = resampledInterval(judged, (items) => figure([...items]), { seed: suite.seed, rounds: 1_000 });
  return { kappa: judgeRequirement(interval, suite.requirements.kappa ?? { kind: 'reported' }) };
}
