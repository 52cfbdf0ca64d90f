import { randomBytes } from 'node:crypto';
import type { Verdict } from '@assay/core';
import { guardrails, loadPolicy } from '@assay/guardrails';
import type { Tool } from './tool.ts';

/** Our guardrails under one of the policies that ship, as a text on its way to a model is checked. */
export function assay(policy: string): Tool<Verdict> {
  const url = new URL(`../../../guardrails/policies/${policy}.json`, import.meta.url);
  const guards = guardrails({ policy: loadPolicy(url), deploymentKey: randomBytes(32), random: randomBytes });
  return {
    async redact(text) {
      const verdict = await guards.open({ engine: 'model', phrases: {} }).check(text, { stage: 'input', trust: 'caller' });
      const failed = verdict.records.find(({ outcome }) => outcome === 'error');
      if (failed !== undefined) throw new Error(`the rule "${failed.rule}" did not run: ${failed.reason ?? 'no reason given'}`);
      return verdict;
    },
    hidden: (_, { findings }) => findings.filter(({ check }) => check === 'personal-data').map(({ start, end }) => ({ start, end })),
  };
}
