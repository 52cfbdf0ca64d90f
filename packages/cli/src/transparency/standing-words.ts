import type { GateState } from '@assay/core';
import { allDataWords } from './data-words.ts';
import type { ToolFacts } from './tool-facts.ts';

/** The gate's states in words. */
export const stateWords: Readonly<Record<GateState, string>> = {
  unmeasured: 'Not measured',
  running: 'Being measured',
  failed: 'Failed',
  inconclusive: 'Inconclusive',
  passed: 'Passed, not switched on',
  approved: 'Approved, not switched on',
  enabled: 'On',
  expired: 'Evidence expired',
  drifted: 'Changed since it was measured',
  revoked: 'Revoked',
};

/** The first thing a reader must know of a tool: that nothing passing stands behind it, or how little what passed says. */
export function standingWords(facts: ToolFacts): string {
  const { decision, hasPassingEvidence } = facts;
  if (decision.state === 'revoked') return 'This tool was revoked. It is switched off, whatever was measured.';
  if (!hasPassingEvidence)
    return `This tool has no passing evidence for what is loaded now (${stateWords[decision.state].toLowerCase()}). It is switched off.`;
  const standing = decision.isEnabled ? 'It is switched on.' : 'It is not switched on.';
  return `This tool passed what its suites ask for. ${standing} Measured on ${allDataWords(facts).join(', and on ')}.`;
}
