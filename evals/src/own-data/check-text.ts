import { AssayError, type Engine, type Finding, type Guardrails } from '@assay/core';

/** What one check made of a text; a check that did not run has noticed nothing and cleared nothing. */
export interface Checked {
  readonly outcome: 'found' | 'passed' | 'did-not-run';
  readonly findings: readonly Finding[];
}

/** Checks a text as it would be checked when a person hands it in, and tells what one check of the policy made of it. */
export async function checkText(
  guardrails: Guardrails,
  check: string,
  { text, engine }: { text: string; engine: Engine['kind'] },
): Promise<Checked> {
  const verdict = await guardrails.open({ engine, phrases: {} }).check(text, { stage: 'input', trust: 'caller' });
  const records = verdict.records.filter((record) => record.check === check);
  if (records.length === 0)
    throw new AssayError(
      'policy-invalid',
      `The policy "${guardrails.policy}" has no rule with the check "${check}" at stage "input", so there is nothing to measure. Add one, or measure with another policy.`,
    );
  const outcome = (['found', 'passed'] as const).find((wanted) => records.some((record) => record.outcome === wanted)) ?? 'did-not-run';
  return { outcome, findings: verdict.findings.filter((finding) => finding.check === check) };
}
