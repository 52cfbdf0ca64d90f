import type { Decision } from '@assay/core';

/** A decision's reasons without what a person wrote and without what only this machine should know, such as paths. */
export function publicReasons(
  { state, reasons }: Pick<Decision, 'state' | 'reasons'>,
  suites: readonly { readonly suite: { readonly name: string } }[],
): readonly string[] {
  if (state === 'revoked') return ['A person switched it off; the reason is kept in the audit chain.'];
  // Only the gate's own sentences about suites and policy are known to hold neither.
  const known = reasons.map((reason) => (isKnown(reason, suites) ? reason : 'The gate could not read what it decides from.'));
  return [...new Set(known)];
}

// --- Internal ---

const gateSentences = /^(?:the policy asks for |an assurance officer has not approved its evidence|it is offered without a suite )/;

function isKnown(reason: string, suites: readonly { readonly suite: { readonly name: string } }[]): boolean {
  return (
    !/(?:^|\s)(?:[a-z]:)?[/\\]/i.test(reason) && (gateSentences.test(reason) || suites.some(({ suite }) => reason.includes(suite.name)))
  );
}
