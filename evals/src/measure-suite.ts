import { createPublicKey, randomUUID } from 'node:crypto';
import { AssayError, digestOf, messageOf, type Report, type Store } from '@assay/core';
import { type Half, planSamples } from './plan-samples.ts';
import { type Measurement, type RunPlanParts, runPlan } from './run-plan.ts';
import { signEvidence } from './sign-evidence.ts';

/** What a measurement that is to be evidence is made with. */
export interface MeasureParts extends RunPlanParts {
  /** The deployment's store: attempts go to its audit chain, evidence to its evidence store. */
  readonly store: Pick<Store, 'audit' | 'evidence'>;
  readonly signingKey: string;
  readonly actor: string;
  readonly process: number;
  /** An attempt that was broken off, to go on with. */
  readonly resume?: string;
}

/**
 * Measures a suite's gate half: registers the attempt, runs every sample, computes the report from the log's second pass,
 * signs it as evidence. Evidence is kept whatever the outcome; only the gate decides what it enables.
 */
export async function measureSuite(measurement: Measurement, parts: MeasureParts): Promise<Report> {
  const { suite, configuration, suiteParts } = measurement;
  const attempt = parts.resume ?? randomUUID();
  const audit = (
    kind: 'attempt-opened' | 'attempt-resumed' | 'attempt-closed' | 'evidence-recorded',
    body: Record<string, string | number>,
  ) => parts.store.audit.append({ kind, at: parts.now().toISOString(), actor: parts.actor, body: { attempt, suite: suite.name, ...body } });

  // Everything that can be wrong with the dataset is found before an attempt is on record.
  const plan = planSamples(suite, 'gate');
  if (parts.resume === undefined)
    await audit('attempt-opened', {
      tool: suite.tool.name,
      configuration: configuration.digest,
      suiteDigest: suiteParts.digest,
      process: parts.process,
      samples: plan.samples.length,
    });
  else await audit('attempt-resumed', { process: parts.process });
  try {
    const { report, logFile, log } = await runPlan({
      measurement,
      plan,
      parts: { ...parts, sealing: keyPairOf(parts.signingKey) },
      attempt,
    });
    const evidence = signEvidence({ report, configuration, suiteParts, log, logFile }, parts.signingKey);
    await parts.store.evidence.put(evidence);
    await audit('evidence-recorded', { evidence: evidence.id, envelope: digestOf(evidence.envelope) });
    await audit('attempt-closed', { outcome: report.status });
    return report;
  } catch (error) {
    await audit('attempt-closed', { outcome: 'abandoned' });
    throw error instanceof AssayError
      ? error
      : new AssayError('tool-failed', `${suite.name} could not be measured: ${messageOf(error)}`, { cause: error });
  }
}

/** Runs the tune half of a suite, or the samples of a half with a word in their name: never evidence, so it is `partial`. */
export async function measurePart(measurement: Measurement, part: { half: Half; only?: string }, parts: RunPlanParts): Promise<Report> {
  const plan = planSamples(measurement.suite, part.half, part.only);
  const { report } = await runPlan({ measurement, plan, parts, attempt: `${part.half}-${randomUUID()}` });
  return { ...report, status: 'partial' };
}

/** Runs a half again for comparison with what stands: its report and log, no attempt and no evidence. */
export async function measureHalf(measurement: Measurement, half: Half, parts: RunPlanParts): Promise<{ report: Report; log: string }> {
  return runPlan({ measurement, plan: planSamples(measurement.suite, half), parts, attempt: randomUUID() });
}

// --- Internal ---

function keyPairOf(privateKey: string): { readonly privateKey: string; readonly publicKey: string } {
  return { privateKey, publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString() };
}
