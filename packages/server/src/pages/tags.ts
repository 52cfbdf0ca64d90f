import type { GateState } from '@assay/core';
import { html } from 'hono/html';
import type { Html } from './layout.ts';

const stateWords: Readonly<Record<GateState, string>> = {
  unmeasured: 'Never measured',
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

/** What each state means for a person. */
export const stateMeanings: Readonly<Record<GateState, string>> = {
  unmeasured: 'No evidence for this configuration. The tool is off.',
  running: 'A measurement is under way. The tool is off until it has passed.',
  failed: 'A requirement was measured and not met, or evidence does not hold. The tool is off.',
  inconclusive: 'Measured on too few samples to say. That blocks like a failure.',
  passed: 'The requirements are met, but the policy asks for more before the tool is switched on.',
  approved: 'An assurance officer has signed the evidence.',
  enabled: 'Passing, signed, unexpired evidence for exactly what is loaded. The tool is on.',
  expired: 'The evidence is older than the policy allows. The tool is off.',
  drifted: 'Something that decides behaviour changed after the measurement, or a rate in use left what was measured. The tool is off.',
  revoked: 'A person switched the tool off.',
};

/** A tool's standing as a tag: words first, colour only in addition. */
export function stateTag(state: GateState, isEnabled: boolean): Html {
  const kind = isEnabled ? 'on' : state === 'failed' || state === 'revoked' ? 'bad' : 'off';
  return html`<strong class="tag tag-${kind}">${!isEnabled && state === 'enabled' ? 'Off' : stateWords[state]}</strong>`;
}
