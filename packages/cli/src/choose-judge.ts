import { AssayError } from '@assay/core';
import { judge, type SuiteJudge } from '@assay/evals/judge';
import type { Deployment } from './deployment.ts';

/** A model engine as the judge of suites: calibrated where its agreement with people passed for exactly what is loaded, else it only tells. */
export async function chooseJudge(deployment: Deployment, id: string): Promise<SuiteJudge> {
  if (deployment.engine.kind === 'embedded')
    throw new AssayError(
      'bad-usage',
      'The embedded engine quotes word for word: there is nothing to judge. Name a model engine with --engine too.',
    );
  const { engine, listed, gate } = deployment.withEngine(id);
  if (engine.kind !== 'model')
    throw new AssayError('bad-usage', `The engine "${id}" has no model, so it cannot judge. Name a model engine of engines.json.`);
  const found = listed.get(judge.name);
  if (found?.status !== 'listed')
    throw new AssayError('suite-invalid', `The judge cannot be used: ${found?.reason ?? 'this deployment has none'}.`);
  const { decision, explanation } = await gate.explain(judge.name, id);
  const kappa = explanation?.suites.find(({ suite }) => suite === 'judge/accuracy')?.evidence?.record.report.metrics.kappa;
  return {
    engine,
    configuration: found.configuration.digest,
    standing: decision.isEnabled ? 'calibrated' : 'advisory',
    words: decision.isEnabled
      ? `kappa ${figure(kappa?.value)} (${figure(kappa?.low)} to ${figure(kappa?.high)}), n ${kappa?.n ?? 0}`
      : decision.reasons.join('; '),
  };
}

// --- Internal ---

function figure(value: number | null | undefined): string {
  return typeof value === 'number' ? value.toFixed(2).replace(/^(-?)0\./, '$1.') : 'unknown';
}
