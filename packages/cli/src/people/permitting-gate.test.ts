import type { Caller, Decision } from '@assay/core';
import type { ExplainingGate } from '@assay/gate';
import { describe, expect, test } from 'vitest';
import { permittingGate } from './permitting-gate.ts';

const ann: Caller = { id: 'person:ann', groups: ['everyone', 'desk'], roles: ['user'] };

function gateThat(isEnabled: boolean): ExplainingGate {
  const decision: Decision = {
    tool: 'drafter',
    engine: 'embedded',
    state: isEnabled ? 'enabled' : 'failed',
    isEnabled,
    configuration: 'c',
    policyDigest: 'p',
    reasons: isEnabled ? [] : ['it failed'],
    command: 'npx assay eval run drafter',
    evidence: '',
  };
  return { decide: async (tool) => ({ ...decision, tool }), explain: async () => ({ decision }) };
}

const decide = (caller: Caller, groups = {}, isEnabled = true, tool = 'drafter') =>
  permittingGate(gateThat(isEnabled), groups).decide(tool, 'embedded', caller);

describe('a tool', () => {
  test.each<[string, Caller, Readonly<Record<string, readonly string[]>>, boolean]>([
    ['that is for everybody', ann, {}, true],
    ['for a group of the caller', ann, { drafter: ['desk'] }, true],
    ['for a group that the caller is not in', ann, { drafter: ['ministers'] }, false],
    ['for no group of a caller without any', { ...ann, groups: [] }, { drafter: ['desk'] }, false],
    ['that the caller’s key names', { ...ann, tools: ['drafter'] }, {}, true],
    ['that the caller’s key does not name', { ...ann, tools: ['summariser'] }, {}, false],
    ['that the key names and the groups forbid', { ...ann, tools: ['drafter'] }, { drafter: ['ministers'] }, false],
  ])('%s', async (_, caller, groups, isEnabled) => {
    expect((await decide(caller, groups)).isEnabled).toBe(isEnabled);
  });

  test('that has no evidence stays off, whoever may run it', async () => {
    expect(await decide(ann, { drafter: ['desk'] }, false)).toMatchObject({ isEnabled: false, reasons: ['it failed'] });
  });

  test('named as a part of every object is for everybody too', async () => {
    expect((await decide(ann, {}, true, 'constructor')).isEnabled).toBe(true);
  });

  test('says whom it is for', async () => {
    expect((await decide(ann, { drafter: ['ministers'] })).reasons).toEqual(['it is for members of ministers']);
  });
});
