import { AssayError, type Citation, type Engine, type Guardrails } from '@assay/core';

/** What the grounding check says of a claim. */
export interface ClaimJudgement {
  /** Whether the claim is released, as it would be if a tool said it. */
  readonly isSupported: boolean;
  /** How far the document bears it out, 0 to 1: what its least supported sentence has. */
  readonly support: number;
}

/** Says a claim about a document as a tool would; undefined where the grounding check did not run. */
export async function judgeClaim(
  guardrails: Guardrails,
  engine: Engine['kind'],
  { document, claim }: { readonly document: string; readonly claim: string },
): Promise<ClaimJudgement | undefined> {
  const session = guardrails.open({ engine, phrases: {} });
  session.addSource({ document: 'input', title: 'Document', start: 0, text: document, trust: 'caller' });
  const citation: Citation = {
    id: '1',
    title: 'Document',
    quote: document,
    position: { document: 'input', start: 0, end: document.length },
  };
  const output = session.output();
  const releases = [await output.push({ text: claim, citations: [citation] }), await output.finish()];
  const verdicts = releases.flatMap((release) => (release.status === 'withheld' ? [release.verdict] : release.verdicts));
  const records = verdicts.flatMap((verdict) => verdict.records).filter(({ check }) => check === 'grounding');
  if (records.length === 0)
    throw new AssayError(
      'policy-invalid',
      `The policy "${guardrails.policy}" has no rule with the check "grounding" at stage "output", so there is nothing to measure. Add one, or measure with another policy.`,
    );
  // A rule that allows everything on this engine is not run, and decides nothing.
  const deciding = records.filter(({ outcome, action }) => outcome !== 'did-not-run' || action !== 'allow');
  if (deciding.length === 0 || deciding.some(({ outcome }) => outcome !== 'found' && outcome !== 'passed')) return undefined;
  const findings = verdicts.flatMap((verdict) => verdict.findings).filter(({ check }) => check === 'grounding');
  return {
    isSupported: !records.some(({ outcome, action }) => outcome === 'found' && action === 'block'),
    support: 1 - Math.max(0, ...findings.map(({ score = 1 }) => score)),
  };
}
