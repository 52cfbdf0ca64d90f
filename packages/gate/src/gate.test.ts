import { type AuditRecord, type Envelope, type EvidenceRecord, localCaller, signEnvelope } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { type GateParts, gate } from './gate.ts';
import type { GatePolicy } from './gate-policy.ts';
import { attemptRecords, chainOn, evidenceFor, keyPair, requirement } from './testing/evidence-for.ts';

const runner = keyPair();
const officer = keyPair();
const accuracy = requirement('summariser/accuracy', 'tool v1');
const bias = requirement('summariser/bias', 'tool v1');
const measured = [accuracy, bias].map((item) => evidenceFor(item, runner.privateKey));
const chain = measured.reduce<AuditRecord[]>((before, evidence) => attemptRecords(evidence, 'passed', { before }), []);

const development: GatePolicy = {
  version: 1,
  mode: 'development',
  runners: [runner.publicKey],
  approvers: [officer.publicKey],
  evidenceDays: 90,
  requiredTier: 'synthetic',
};

interface Situation {
  readonly evidence?: readonly EvidenceRecord[];
  readonly records?: readonly AuditRecord[];
  readonly policy?: Partial<GatePolicy>;
  readonly now?: string;
  readonly requirements?: readonly (typeof accuracy)[];
  readonly log?: string | undefined;
  readonly alive?: boolean;
}

async function decide(situation: Situation = {}) {
  const { evidence = measured, records = chain, policy = {}, now = '2026-11-25T00:00:00Z', requirements = [accuracy, bias] } = situation;
  const parts: GateParts = {
    policy: { status: 'read', policy: { ...development, ...policy } },
    evidence: { put: async () => {}, all: async () => evidence },
    audit: {
      append: () => Promise.reject(new Error('the gate writes nothing')),
      read: async (kinds) => records.filter(({ kind }) => kinds?.includes(kind) ?? true),
    },
    readLog: async (file) => ('log' in situation ? situation.log : `log of ${file.replace('.jsonl', '')}\n`),
    isAlive: () => situation.alive ?? false,
    now: () => new Date(now),
    loaded: () => ({ status: 'listed', configuration: accuracy.configuration.digest, requirements }),
  };
  return gate(parts).decide('summariser', 'embedded', localCaller);
}

/** Evidence with one thing changed after it was signed. */
function edited(change: (record: EvidenceRecord) => EvidenceRecord): readonly EvidenceRecord[] {
  return measured.map((record, index) => (index === 0 ? change(record) : record));
}

describe('the gate', () => {
  test('enables a tool when every suite it needs has signed, recorded, passing evidence for what is loaded', async () => {
    expect(await decide()).toMatchObject({
      state: 'enabled',
      isEnabled: true,
      reasons: [],
      evidence: 'passed on synthetic data written by this project; not evidence for your department',
    });
  });

  test.each<[string, Situation, string, string]>([
    ['nothing was measured', { evidence: [], records: [] }, 'unmeasured', 'summariser/accuracy has never been measured'],
    [
      'one suite was not measured',
      { evidence: measured.slice(0, 1), records: chain.slice(0, 3) },
      'unmeasured',
      'summariser/bias has never been measured',
    ],
    ['the evidence was removed', { evidence: measured.slice(1) }, 'unmeasured', 'the evidence for summariser/accuracy was removed'],
    ['the run log was removed', { log: undefined }, 'failed', 'is missing'],
    ['the run log was edited', { log: 'other' }, 'failed', 'was edited'],
    [
      'evidence was put in without an audit record',
      { records: chain.slice(0, 3) },
      'failed',
      'evidence for summariser/bias is not in the audit chain',
    ],
    ['evidence is too old', { now: '2027-06-01T00:00:00Z' }, 'expired', 'older than 90 days'],
    ['evidence is from the future', { now: '2026-11-01T00:00:00Z' }, 'failed', 'dated in the future'],
    ['the runner is not trusted', { policy: { runners: [officer.publicKey] } }, 'failed', 'not signed by a trusted runner'],
    ['the policy wants departmental data', { policy: { requiredTier: 'departmental' } }, 'passed', 'asks for departmental data'],
    ['production wants an approval', { policy: { mode: 'production' } }, 'passed', 'has not approved'],
  ])('keeps a tool off when %s', async (_, situation, state, reason) => {
    const decision = await decide(situation);
    expect(decision).toMatchObject({ state, isEnabled: false });
    expect(decision.reasons.join('; ')).toContain(reason);
  });

  test.each<[string, (record: EvidenceRecord) => EvidenceRecord]>([
    ['a metric', (record) => ({ ...record, report: { ...record.report, metrics: {} } })],
    ['the status', (record) => ({ ...record, report: { ...record.report, status: 'failed' } })],
    ['the parts list', (record) => ({ ...record, configurationParts: [] })],
    ['the suite parts', (record) => ({ ...record, suiteParts: [] })],
    ['the payload', (record) => ({ ...record, envelope: { ...record.envelope, payload: Buffer.from('{}').toString('base64') } })],
  ])('keeps a tool off when %s of its evidence was edited', async (_, change) => {
    expect(await decide({ evidence: edited(change) })).toMatchObject({ isEnabled: false });
  });

  test('names what changed since the tool was measured', async () => {
    const changed = requirement('summariser/accuracy', 'tool v2');
    const decision = await decide({ requirements: [changed, bias] });
    expect(decision).toMatchObject({ state: 'drifted', reasons: ['since summariser/accuracy was measured, file tool.ts changed'] });
    const otherSuite = await decide({ requirements: [requirement('summariser/accuracy', 'tool v1', 'suite v2'), bias] });
    expect(otherSuite.reasons).toEqual(['since summariser/accuracy was measured, file suite.ts changed']);
  });

  test.each(['failed', 'inconclusive'] as const)(
    'a %s attempt blocks until a person gives a reason and a later one passes',
    async (outcome) => {
      const bad = evidenceFor(accuracy, runner.privateKey, { status: outcome, attempt: 'attempt-bad' });
      const records = attemptRecords(bad, outcome, { before: chain });
      const blocked = await decide({ evidence: [...measured, bad], records });
      expect(blocked).toMatchObject({ state: outcome, isEnabled: false });
      expect(blocked.command).toContain('--reason');

      const again = evidenceFor(accuracy, runner.privateKey, { attempt: 'attempt-again' });
      const unexplained = attemptRecords(again, 'passed', { before: records });
      expect(await decide({ evidence: [...measured, bad, again], records: unexplained })).toMatchObject({ isEnabled: false });
      const explained = chainOn(unexplained, [['attempt-explained', { attempt: 'attempt-bad', reason: 'wrong file' }]]);
      expect(await decide({ evidence: [...measured, bad, again], records: explained })).toMatchObject({ state: 'enabled' });
    },
  );

  test('an attempt under way is running; one whose process died was abandoned', async () => {
    const under = evidenceFor(accuracy, runner.privateKey, { attempt: 'attempt-open' });
    const records = attemptRecords(under, 'open', { before: chain });
    expect(await decide({ records, alive: true })).toMatchObject({ state: 'running' });
    const abandoned = await decide({ records, alive: false });
    expect(abandoned).toMatchObject({ state: 'failed' });
    expect(abandoned.reasons.join()).toContain('was abandoned and nobody has given a reason');
  });

  test('a revoked tool stays off until every suite was measured again', async () => {
    const records = chainOn(chain, [['tool-revoked', { tool: 'summariser', reason: 'a complaint' }]]);
    expect(await decide({ records })).toMatchObject({ state: 'revoked', reasons: ['it was revoked: a complaint'] });
    const again = [accuracy, bias].map((item) => evidenceFor(item, runner.privateKey, { attempt: `again-${item.suite}` }));
    const evidence = [...measured, ...again];
    const [first, second] = again.map((_, index) =>
      again.slice(0, index + 1).reduce<readonly AuditRecord[]>((before, item) => attemptRecords(item, 'passed', { before }), records),
    );
    expect(await decide({ evidence, records: first ?? [] })).toMatchObject({ state: 'revoked' });
    expect(await decide({ evidence, records: second ?? [] })).toMatchObject({ state: 'enabled' });
  });

  test.each([
    ['accuracy', [bias]],
    ['bias', [accuracy]],
    ['accuracy or bias', []],
  ])('a tool offered without a suite for %s is off, whatever else it passed', async (kinds, requirements) => {
    expect(await decide({ requirements })).toMatchObject({
      state: 'unmeasured',
      isEnabled: false,
      reasons: [`it is offered without a suite for ${kinds}`],
    });
  });

  test('an officer approves by a second signature over the same evidence', async () => {
    const approved = measured.map((record) => ({ ...record, envelope: approve(record.envelope) }));
    const records = approved.reduce<AuditRecord[]>((before, evidence) => attemptRecords(evidence, 'passed', { before }), []);
    expect(await decide({ evidence: approved, records, policy: { mode: 'production' } })).toMatchObject({ state: 'enabled' });
  });

  test('evidence that cannot be read enables nothing', async () => {
    const broken = measured.map((record) => ({ ...record, envelope: { ...record.envelope, payload: 'e30=', signatures: [] } }));
    expect(await decide({ evidence: broken })).toMatchObject({ isEnabled: false });
  });
});

function approve(envelope: Envelope): Envelope {
  const payload = Buffer.from(envelope.payload, 'base64').toString('utf8');
  const { signatures } = signEnvelope(envelope.payloadType, payload, officer.privateKey);
  return { ...envelope, signatures: [...envelope.signatures, ...signatures] };
}
