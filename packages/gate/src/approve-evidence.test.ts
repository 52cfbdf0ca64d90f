import { describe, expect, test } from 'vitest';
import { approveEvidence } from './approve-evidence.ts';
import type { GatePolicy } from './gate-policy.ts';
import { evidenceFor, keyPair, requirement } from './testing/evidence-for.ts';
import { verifyEvidence } from './verify-evidence.ts';

const [runner, officer, stranger] = [keyPair(), keyPair(), keyPair()];
const policy: GatePolicy = {
  version: 1,
  mode: 'production',
  runners: [runner.publicKey],
  approvers: [officer.publicKey],
  evidenceDays: 90,
  requiredTier: 'synthetic',
};
const evidence = evidenceFor(requirement('summariser/accuracy', 'v1'), runner.privateKey);
const checks = { runners: policy.runners, approvers: policy.approvers, readLog: async () => 'log of summariser/accuracy\n' };

describe('approveEvidence', () => {
  test('puts the officer’s signature beside the runner’s, over the same bytes, as a record of its own', async () => {
    const approved = approveEvidence(evidence, officer.privateKey, policy);
    expect(approved.id).not.toBe(evidence.id);
    expect(approved.envelope.payload).toBe(evidence.envelope.payload);
    expect(await verifyEvidence(approved, checks)).toMatchObject({ status: 'verified', isApproved: true });
    expect(await verifyEvidence(evidence, checks)).toMatchObject({ status: 'verified', isApproved: false });
  });

  test.each([
    ['a key that the policy does not trust', stranger.privateKey, 'does not trust this key'],
    ['the key that ran the measurement', runner.privateKey, 'another person’s key'],
    ['something that is no key', 'no key', 'cannot sign'],
  ])('refuses %s', (_, key, words) => {
    expect(() => approveEvidence(evidence, key, policy)).toThrow(words);
  });

  test('refuses the same key twice', () => {
    const approved = approveEvidence(evidence, officer.privateKey, policy);
    expect(() => approveEvidence(approved, officer.privateKey, policy)).toThrow('already');
  });

  test('a runner who is also on the list of approvers still cannot approve', () => {
    const both = { ...policy, approvers: [...policy.approvers, runner.publicKey] };
    expect(() => approveEvidence(evidence, runner.privateKey, both)).toThrow('another person’s key');
  });
});
