import { randomBytes } from 'node:crypto';
import type { Engine, Verdict } from '@assay/core';
import { defaultPolicy } from './default-policy.ts';
import { guardrails } from './guardrails.ts';
import { loadPolicy } from './load-policy.ts';

/** How a single text is guarded; without a word as the default policy guards what a person gives a model. */
export interface GuardTextOptions {
  readonly policy?: URL;
  readonly stage?: 'input' | 'context' | 'output';
  readonly engine?: Engine['kind'];
  /** Keys the HMACs of findings; a random one by default, so that they can be compared within one call alone. */
  readonly deploymentKey?: Uint8Array;
}

/** The verdict on a text, and the way to put the caller's own values back into whatever was made of it. */
export interface GuardedText {
  readonly verdict: Verdict;
  restore(text: string): string;
}

/** Guards one text: the plain function for a program that has no runs. Throws `policy-invalid` where the policy cannot be kept. */
export async function guardText(text: string, options: GuardTextOptions = {}): Promise<GuardedText> {
  const { policy = defaultPolicy, stage = 'input', engine = 'model', deploymentKey = randomBytes(32) } = options;
  const session = guardrails({ policy: loadPolicy(policy), deploymentKey, random: randomBytes }).open({ engine, phrases: {} });
  const trust = stage === 'context' ? 'retrieved' : 'caller';
  const verdict = stage === 'output' ? await session.checkResult(text) : await session.check(text, { stage, trust });
  return { verdict, restore: session.restore };
}
