import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { failureBound, wilson } from './statistics/proportion-interval.ts';
import type { Requirement } from './suite.ts';

/** How many samples (or pairs) a requirement needs to be decided, and on what assumption. */
export interface RequirementPlan {
  readonly needed: number;
  readonly assumption: string;
}

/** One-sided 5 % tests, as everywhere in the harness. */
const alpha = 0.05;

/**
 * The samples a requirement needs at a power (the chance to pass if the assumption holds).
 * Bounds: normal approximation with Wilson's variance, the tool assumed half-way between threshold and perfect.
 * Equivalence: n = ((z_alpha + z_(1+power)/2) / margin)^2 pairs at a true difference of 0 (Chow, Shao and Wang 2008, section 3.2).
 */
export function planRequirement(requirement: Requirement, power = 0.8): RequirementPlan | undefined {
  if (requirement.kind === 'reported') return undefined;
  if (requirement.kind === 'invariant') {
    const bound = (100 * failureBound(requirement.minimum)).toFixed(1);
    return { needed: requirement.minimum, assumption: `no sample fails; then the failure rate is below ${bound} %` };
  }
  if (requirement.kind === 'equivalence') {
    const z = normalQuantile(1 - alpha, 0, 1) + normalQuantile((1 + power) / 2, 0, 1);
    const needed = Math.max(requirement.minimumPairs, Math.ceil(((z * requirement.assumedSd) / requirement.margin) ** 2));
    const margin =
      requirement.unit === 'sd' ? `${requirement.margin} sd` : `${requirement.margin}; sd of the difference ${requirement.assumedSd}`;
    return { needed, assumption: `no true difference; margin ${margin}; power ${power}` };
  }
  const [threshold, perfect] = 'atLeast' in requirement ? [requirement.atLeast, 1] : [requirement.atMost, 0];
  const assumed = (threshold + perfect) / 2;
  return { needed: samplesToClear(threshold, assumed, power), assumption: `a true value of ${assumed.toFixed(2)}; power ${power}` };
}

// --- Internal ---

/** The smallest n whose bound clears the threshold even where the sample falls short of the true value by as much as the power allows. */
function samplesToClear(threshold: number, assumed: number, power: number): number {
  const z = normalQuantile(power, 0, 1);
  const clears = (n: number) => {
    const slack = z * Math.sqrt((assumed * (1 - assumed)) / n);
    const { low, high } = wilson(Math.min(1, Math.max(0, assumed > threshold ? assumed - slack : assumed + slack)), n);
    return assumed > threshold ? low >= threshold : high <= threshold;
  };
  let high = 1;
  while (!clears(high) && high < 1_000_000) high *= 2;
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (clears(middle)) high = middle;
    else low = middle;
  }
  return high;
}
