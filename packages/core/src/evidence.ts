import { z } from 'zod';
import { type Envelope, envelope } from './dsse.ts';
import { part } from './parts-list.ts';

/** How a requirement or a whole suite came out; only `passed` can enable a tool. */
const outcome = z.enum(['passed', 'failed', 'inconclusive']);
export type Outcome = z.infer<typeof outcome>;

/** One measured metric: the value, its interval, and the requirement it was held against, if any. */
const metricResult = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number().int().nonnegative(),
  clusters: z.number().int().nonnegative(),
  threshold: z.number().nullable(),
  kind: z.enum(['bound', 'invariant', 'equivalence', 'reported']),
  passed: z.boolean().nullable(),
  reason: z.string().optional(),
  /** What a paired difference is measured in: the metric's own units, or standard deviations of the difference. */
  unit: z.enum(['raw', 'sd']).optional(),
  /** Two-sided p of no difference, and the same adjusted over the characteristics (Holm); told, never what decides. */
  p: z.number().optional(),
  adjustedP: z.number().optional(),
});
export type MetricResult = z.infer<typeof metricResult>;

/** How right answers are by how sure they are: of all questions, those answered at least so surely, and the share of them that is right. */
const curve = z.object({
  /** The precision that is aimed for. */
  precision: z.number(),
  questions: z.number().int(),
  /** How sure the least sure answer was that the tool stated as one; null where it stated none. */
  stated: z.number().nullable(),
  points: z.array(z.object({ confidence: z.number(), coverage: z.number(), precision: z.number() })).readonly(),
});

/** What a suite's run found: DESIGN section 8, the report JSON. */
export const report = z.object({
  suite: z.string(),
  /** What the suite is for; absent in reports on data of somebody's own. */
  kind: z.enum(['accuracy', 'bias', 'guardrails']).optional(),
  status: outcome.or(z.literal('partial')),
  digests: z.object({ configuration: z.string(), suite: z.string(), dataset: z.string(), log: z.string() }),
  metrics: z.record(z.string(), metricResult),
  slices: z.record(z.string(), z.record(z.string(), z.record(z.string(), metricResult))),
  /** Risk and coverage, for a suite whose tool says how sure it is. */
  curve: curve.optional(),
  timing: z.object({ startedAt: z.string(), finishedAt: z.string(), milliseconds: z.number() }),
  tool: z.string(),
  engine: z.string(),
  attempt: z.string(),
  tier: z.enum(['synthetic', 'public', 'departmental']),
  samples: z.number().int(),
  notes: z.array(z.string()),
  /** The model judge that was asked too; `advisory` tells and decides nothing. */
  judge: z.object({ engine: z.string(), configuration: z.string(), standing: z.enum(['calibrated', 'advisory']) }).optional(),
});
export type Report = z.infer<typeof report>;

const descriptor = z.object({ name: z.string(), digest: z.object({ sha256: z.string() }) });

/** in-toto Statement v1 with the test-result predicate v0.1 (in-toto/attestation). */
export const statement = z.object({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z.array(descriptor).length(1),
  predicateType: z.literal('https://in-toto.io/attestation/test-result/v0.1'),
  predicate: z.object({
    result: z.enum(['PASSED', 'WARNED', 'FAILED']),
    configuration: z.array(descriptor).min(5),
    passedTests: z.array(z.string()),
    warnedTests: z.array(z.string()),
    failedTests: z.array(z.string()),
  }),
});
export type Statement = z.infer<typeof statement>;

export const statementType = 'application/vnd.in-toto+json';

/** Evidence as it is stored: the signed statement and the documents whose digests it names. */
export const evidenceRecord = z.object({
  id: z.string(),
  envelope: envelope,
  report,
  configurationParts: z.array(part),
  suiteParts: z.array(part),
  logFile: z.string(),
});
export interface EvidenceRecord extends z.infer<typeof evidenceRecord> {
  readonly envelope: Envelope;
}
