import { planRequirement, type RequirementPlan } from './plan-requirement.ts';
import { planSamples } from './plan-samples.ts';
import type { AnySuite, Requirement, Sample } from './suite.ts';

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
    const held = heldFor(suite, metric, samples);
    if (held === undefined) return [];
    return [{ suite: suite.name, metric, kind: requirement.kind, ...plan, held, isEnough: held >= plan.needed }];
  });
}

// --- Internal ---

/** Samples that a requirement is held against; of pairs, those of the characteristic that has fewest. Undefined where nothing is judged. */
function heldFor(suite: AnySuite, metric: string, samples: readonly Sample<unknown, unknown>[]): number | undefined {
  const scorer = suite.scorers[metric];
  const isPaired = suite.requirements[metric]?.kind === 'equivalence' || suite.pairScorers?.[metric] !== undefined;
  const applying = samples.filter(({ record }) => scorer?.appliesTo?.(record) !== false);
  if (!isPaired) return applying.length;
  const notJudged = new Set([...(suite.reportedOnly ?? []), ...(scorer?.notFor ?? [])]);
  const variants = applying.flatMap(({ pair }) =>
    pair?.side === 'variant' && !notJudged.has(pair.characteristic) ? [pair.characteristic] : [],
  );
  const counts = [...Map.groupBy(variants, (characteristic) => characteristic).values()].map(({ length }) => length);
  return counts.length === 0 ? undefined : Math.min(...counts);
}
