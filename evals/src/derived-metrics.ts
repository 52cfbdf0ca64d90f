import { judgedMetrics } from './judge/with-judge.ts';
import { kappaMetrics, riskCoverageMetrics } from './suite.ts';

/** Metrics that no scorer of a suite measures by itself, in words. */
export const derivedMetrics: Readonly<Record<string, string>> = { ...riskCoverageMetrics, ...kappaMetrics, ...judgedMetrics };
