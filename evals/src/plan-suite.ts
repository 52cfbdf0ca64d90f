import { planRequirement, type RequirementPlan } from './plan-requirement.ts';
import { planSamples } from './plan-samples.ts';
import type { AnySuite, Requirement, Sample, Scorer } from './suite.ts';

/** A requirement of a suite: what it needs, and what the gate half holds. */
export interface PlannedRequirement extends RequirementPlan {
  readonly suite: string;
  readonly metric: string;
  readonly kind: Requirement['kind'];
  readonly held: number;
  readonly isEnough: boolean;
}

/** What each requirement of a suite needs at a power, and whether its gate half has it; pairs count once. */
export function planSuite(suite: AnySuite, power?: number): readonly PlannedRequirement[] {
  const { samples } = planSamples(suite, 'gate');
  return Object.entries<Requirement>(suite.requirements).flatMap(([metric, requirement]) => {
    const plan = planRequirement(requirement, power);
    if (plan === undefined) return [];
    const held = heldFor(suite.scorers[metric], requirement, samples);
    return [{ suite: suite.name, metric, kind: requirement.kind, ...plan, held, isEnough: held >= plan.needed }];
  });
}

// --- Internal ---

function heldFor(
  scorer: Scorer<unknown, unknown> | undefined,
  { kind }: Requirement,
  samples: readonly Sample<unknown, unknown>[],
): number {
  const applying = samples.filter(({ record }) => scorer?.appliesTo?.(record) !== false);
  if (kind !== 'equivalence') return applying.length;
  // Every characteristic must have enough by itself.
  const variants = applying.flatMap(({ pair }) => (pair?.side === 'variant' ? [pair.characteristic] : []));
  const counts = [...Map.groupBy(variants, (characteristic) => characteristic)].flatMap(([characteristic, pairs]) =>
    scorer?.notFor?.includes(characteristic) === true ? [] : [pairs.length],
  );
  return counts.length === 0 ? 0 : Math.min(...counts);
}
