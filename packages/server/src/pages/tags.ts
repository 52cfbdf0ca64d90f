import type { GateState } from '@assay/core';
import { html } from 'hono/html';
import type { Html } from './layout.ts';
import { type Words, wordsOf } from './words.ts';

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
export function stateTag(state: GateState, isEnabled: boolean, words: Words = wordsOf()): Html {
  const kind = isEnabled ? 'on' : state === 'failed' || state === 'revoked' ? 'bad' : 'off';
  return html`<strong class="tag tag-${kind}">${words(!isEnabled && state === 'enabled' ? 'state.off' : `state.${state}`)}</strong>`;
}

/** What server and tools say, which they say in English alone. */
export function inEnglish(said: Html | string, { language }: Words): Html | string {
  if (language === 'en-GB') return said;
  return typeof said === 'string' ? html`<span lang="en-GB">${said}</span>` : html`<div lang="en-GB">${said}</div>`;
}
