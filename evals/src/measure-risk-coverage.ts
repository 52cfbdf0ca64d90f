import type { MetricResult, Report } from '@assay/core';
import { judgeRequirement } from './judge-requirement.ts';
import type { SampleRecord } from './run-log.ts';
import { proportionInterval } from './statistics/proportion-interval.ts';
import { resampledInterval } from './statistics/resample-clusters.ts';
import { type AnsweredQuestion, areaUnderRisk, coverageAtPrecision, riskCoverage } from './statistics/risk-coverage.ts';
import type { AnySuite } from './suite.ts';

/** What can be told of answers by how sure they are. */
export interface RiskCoverage {
  readonly metrics: Readonly<Record<string, MetricResult>>;
  readonly curve: Report['curve'];
}

/** A report holds no more points of a curve than this. */
const mostPoints = 40;

/** How right the answers are that were stated, and how right they would be at every threshold; nothing for a suite that asks for no curve. */
export function measureRiskCoverage(suite: AnySuite, samples: readonly SampleRecord[]): RiskCoverage {
  const { riskCoverage: asked } = suite;
  if (asked === undefined) return { metrics: {}, curve: undefined };
  const questions = samples.flatMap((sample) => questionOf(sample, asked));
  const stated = questions.filter(({ isStated }) => isStated);
  const resampling = { seed: suite.seed, rounds: 1_000 };
  const intervals = {
    precision: proportionInterval(stated.map(({ isRight, cluster }) => ({ value: isRight ? 1 : 0, cluster }))),
    'coverage-at-precision': resampledInterval(questions, (drawn) => coverageAtPrecision(drawn, asked.precision), resampling),
    'risk-area': resampledInterval(questions, areaUnderRisk, resampling),
  };
  return {
    metrics: Object.fromEntries(
      Object.entries(intervals).map(([name, interval]) => [
        name,
        judgeRequirement(interval, suite.requirements[name] ?? { kind: 'reported' }),
      ]),
    ),
    curve: {
      precision: asked.precision,
      questions: questions.length,
      // The least sure of the stated answers is where the tool draws its line.
      stated: stated.length === 0 ? null : Math.min(...stated.map(({ confidence = 1 }) => confidence)),
      points: thinned(riskCoverage(questions)),
    },
  };
}

// --- Internal ---

interface Question extends AnsweredQuestion {
  readonly isStated: boolean;
}

/** A run that was lost counts as a wrong answer, stated with full confidence: that is the worst value of its scores. */
function questionOf({ scores, cluster }: SampleRecord, asked: NonNullable<AnySuite['riskCoverage']>): readonly Question[] {
  const [confidence, right, stated] = [scores[asked.confidence], scores[asked.right], scores[asked.stated]];
  if (typeof confidence !== 'number') return [];
  return [{ confidence: confidence > 0 ? confidence : undefined, isRight: right === 1, isStated: stated === 1, cluster }];
}

/** At most so many points, evenly over the coverage, the last always among them. */
function thinned<Point extends { readonly coverage: number }>(points: readonly Point[]): readonly Point[] {
  if (points.length <= mostPoints) return points;
  return points.filter(({ coverage }, place) => {
    const next = points[place + 1];
    return next === undefined || Math.floor(next.coverage * mostPoints) > Math.floor(coverage * mostPoints);
  });
}
