import { AssayError, type Citation, type Engine, type Guardrails } from '@assay/core';

/** Whether the grounding check lets a claim about a document pass, said as a tool would say it; undefined where the check did not run. */
export async function judgeClaim(
  guardrails: Guardrails,
  engine: Engine['kind'],
  { document, claim }: { readonly document: string; readonly claim: string },
): Promise<boolean | undefined> {
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
  if (records.some(({ outcome }) => outcome === 'found')) return false;
  return records.every(({ outcome }) => outcome === 'passed') ? true : undefined;
}
