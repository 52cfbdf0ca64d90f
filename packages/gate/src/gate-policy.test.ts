import { describe, expect, test } from 'vitest';
import { type GatePolicy, readGatePolicy, sealGatePolicy } from './gate-policy.ts';
import { keyPair } from './testing/evidence-for.ts';

const ours = keyPair();
const policy: GatePolicy = {
  version: 1,
  mode: 'development',
  runners: [ours.publicKey],
  approvers: [],
  evidenceDays: 90,
  requiredTier: 'synthetic',
  requires: { deep: false, reviewer: false, equalityNote: false },
};
const sealed = sealGatePolicy(policy, ours.privateKey);

describe('the gate policy', () => {
  test('is read when a key of this deployment signed it', () => {
    expect(readGatePolicy(sealed, 'gate-policy.json', [ours.publicKey])).toEqual(policy);
  });

  test.each([
    ['is not JSON', 'mode: production'],
    ['is not an envelope', '{}'],
    ['was edited', sealed.replace(/"payload": "(.)/, '"payload": "A')],
    ['was signed by another key', sealGatePolicy(policy, keyPair().privateKey)],
    ['is of another shape', sealGatePolicy({ ...policy, evidenceDays: 0 }, ours.privateKey)],
  ])('turns every tool off when it %s, naming the file', (_, text) => {
    expect(() => readGatePolicy(text, 'gate-policy.json', [ours.publicKey])).toThrow(
      /gate-policy\.json does not hold: .+ Every tool is off\./s,
    );
  });
});
