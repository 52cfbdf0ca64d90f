import { type AuditRecord, digestOf, type EvidenceRecord, localCaller, sha256 } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { signApproval } from './approval.ts';
import { type GateParts, gate } from './gate.ts';
import type { GatePolicy } from './gate-policy.ts';
import { attemptRecords, chainOn, evidenceFor, keyPair, requirement, runner } from './testing/evidence-for.ts';

const officer = keyPair();
const second = keyPair();
const accuracy = requirement('summariser/accuracy', 'tool v1');
const bias = requirement('summariser/bias', 'tool v1');
const measured = [accuracy, bias].map((item) => evidenceFor(item, runner.privateKey));
const chain = measured.reduce<AuditRecord[]>((before, evidence) => attemptRecords(evidence, 'passed', { before }), []);

const development: GatePolicy = {
  version: 1,
  mode: 'development',
  runners: [runner.publicKey],
  approvers: [
    { name: 'Ann Officer', key: officer.publicKey },
    { name: 'Ben Officer', key: second.publicKey },
  ],
  evidenceDays: 90,
  requiredTier: 'synthetic',
  requires: { deep: false, reviewer: false, equalityNote: false },
};

interface Situation {
  readonly evidence?: readonly EvidenceRecord[];
  readonly records?: readonly AuditRecord[];
  readonly policy?: Partial<GatePolicy>;
  readonly now?: string;
  readonly requirements?: readonly (typeof accuracy)[];
  readonly log?: string | undefined;
  readonly alive?: boolean;
  /** The chain is given whole, with its policy record. */
  readonly asItIs?: boolean;
  /** The signed head; the last record if none is given. */
  readonly head?: { sequence: number; hash: string } | 'missing';
}

/** A gate on a situation that may become another one between two decisions. */
function openGate(present: () => Situation) {
  const inForce = () => policies(present().policy);
  // Every chain names the policy in force last, but for those that are themselves what is tested.
  const records = () => {
    const { records: given = chain, asItIs } = present();
    return asItIs === true ? given : chainOn(given, [['policy-installed', { policy: digestOf(inForce()) }]]);
  };
  const parts: GateParts = {
    readPolicy: () => ({ status: 'read', policy: inForce() }),
    evidence: { put: async () => {}, all: async () => present().evidence ?? measured },
    audit: {
      append: () => Promise.reject(new Error('the gate writes nothing')),
      read: async (kinds, from = 0) => records().filter(({ kind, sequence }) => sequence >= from && (kinds?.includes(kind) ?? true)),
    },
    readHead: async () => present().head ?? records().at(-1) ?? 'missing',
    logDigest: async (file) => {
      const situation = present();
      const log = 'log' in situation ? situation.log : `log of ${file.replace('.jsonl', '')}\n`;
      return log === undefined ? undefined : sha256(log);
    },
    isAlive: () => present().alive ?? false,
    now: () => new Date(present().now ?? '2026-11-25T00:00:00Z'),
    loaded: () => ({
      status: 'listed',
      configuration: accuracy.configuration.digest,
      requirements: present().requirements ?? [accuracy, bias],
    }),
  };
  return gate(parts);
}

/** The policy with these changes: the same one each time, as a file that was not touched is. */
function policies(changes: Partial<GatePolicy> | undefined): GatePolicy {
  if (changes === undefined) return development;
  const known = changed.get(changes) ?? { ...development, ...changes };
  changed.set(changes, known);
  return known;
}

const changed = new WeakMap<object, GatePolicy>();

async function decide(situation: Situation = {}) {
  return openGate(() => situation).decide('summariser', 'embedded', localCaller);
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
      evidence: 'passed (synthetic only): measured on synthetic data written by this project; not evidence for your department',
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
    ['the runner is not trusted', { policy: { runners: [officer.publicKey] } }, 'failed', 'has no seal of a runner key'],
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

  test.each<[what: string, then: Situation, state: string]>([
    ['its evidence is removed', { evidence: [] }, 'unmeasured'],
    ['its evidence is edited', { evidence: edited((record) => ({ ...record, suiteParts: [] })) }, 'failed'],
    ['its run log is edited', { log: 'other' }, 'failed'],
    ['its run log is removed', { log: undefined }, 'failed'],
    ['the policy asks for more', { policy: { requiredTier: 'departmental' } }, 'failed'],
    ['it is revoked', { records: chainOn(chain, [['tool-revoked', { tool: 'summariser', reason: 'it erred' }]]) }, 'revoked'],
    ['it is loaded from something else', { requirements: [requirement('summariser/accuracy', 'tool v2'), bias] }, 'drifted'],
    ['time goes on', { now: '2027-06-01T00:00:00Z' }, 'expired'],
  ])('of a tool that was on decides anew when %s', async (_, then, state) => {
    let present: Situation = { asItIs: true, records: chainOn(chain, [['policy-installed', { policy: digestOf(development) }]]) };
    const opened = openGate(() => present);
    const ask = () => opened.decide('summariser', 'embedded', localCaller);
    expect([await ask(), await ask()]).toMatchObject([{ state: 'enabled' }, { state: 'enabled' }]);
    const { records } = present;
    const added =
      then.records === undefined ? records : chainOn(records ?? [], [['tool-revoked', { tool: 'summariser', reason: 'it erred' }]]);
    present = { ...present, ...then, ...(added === undefined ? {} : { records: added }) };
    expect(await ask()).toMatchObject({ state, isEnabled: false });
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

  test('a tool that was measured on another engine only was never measured on this one', async () => {
    const elsewhere = [accuracy, bias].map((item) => evidenceFor(item, runner.privateKey, { engine: 'house' }));
    const now = [accuracy, bias].map((item) => ({ ...item, configuration: requirement(item.suite, 'other').configuration }));
    const decision = await decide({ evidence: elsewhere, requirements: now });
    expect(decision).toMatchObject({ state: 'unmeasured', isEnabled: false });
    expect(decision.reasons.join()).toContain('has never been measured');
  });

  test('on an engine that answered as another model a tool stays off until every suite was measured again', async () => {
    const records = chainOn(chain, [['engine-changed', { run: 'r', configuration: 'c', engine: 'embedded', reported: 'next' }]]);
    const off = await decide({ records });
    expect(off).toMatchObject({ state: 'drifted', isEnabled: false });
    expect(off.reasons.join()).toContain('answered as "next"');
    const other = chainOn(chain, [['engine-changed', { run: 'r', configuration: 'c', engine: 'house', reported: 'next' }]]);
    expect(await decide({ records: other })).toMatchObject({ state: 'enabled' });
    const again = [accuracy, bias].map((item) => evidenceFor(item, runner.privateKey, { attempt: `again-${item.suite}` }));
    const remade = again.reduce<readonly AuditRecord[]>((before, item) => attemptRecords(item, 'passed', { before }), records);
    expect(await decide({ evidence: [...measured, ...again], records: remade })).toMatchObject({ state: 'enabled' });
  });

  describe('a rate in use above its baseline', () => {
    const drift = { tool: 'summariser', engine: 'embedded', configuration: accuracy.configuration.digest, rate: 'wrong', turnsOff: true };
    const found = chainOn(chain, [['drift-found', drift]]);

    test('turns a tool off where the policy did say so when it was found, and names the way back', async () => {
      const decision = await decide({ records: found });
      expect(decision).toMatchObject({ state: 'drifted', isEnabled: false });
      expect(decision.reasons.join()).toContain('rate in use "wrong"');
      expect(decision.command).toContain('gate drift --close summariser');
    });

    test.each<[string, object]>([
      ['that is told only', { turnsOff: false }],
      ['of another tool', { tool: 'drafter' }],
      ['of another engine', { engine: 'house' }],
      ['of another configuration', { configuration: 'c1' }],
    ])('%s turns off nothing', async (_, changes) => {
      expect(await decide({ records: chainOn(chain, [['drift-found', { ...drift, ...changes }]]) })).toMatchObject({ state: 'enabled' });
    });

    test('ends when a person closes it, and another one begins anew', async () => {
      const { rate: _rate, turnsOff: _off, ...about } = drift;
      const closed = chainOn(found, [['drift-closed', { ...about, reason: 'the form was mended' }]]);
      expect(await decide({ records: closed })).toMatchObject({ state: 'enabled' });
      expect(await decide({ records: chainOn(closed, [['drift-found', drift]]) })).toMatchObject({ state: 'drifted' });
    });

    test('ends when every suite was measured again, not the first of them', async () => {
      const again = [accuracy, bias].map((item) => evidenceFor(item, runner.privateKey, { attempt: `again-${item.suite}` }));
      const [first] = again;
      if (first === undefined) throw new Error('no evidence');
      const half = attemptRecords(first, 'passed', { before: found });
      const evidence = [...measured, ...again];
      expect(await decide({ evidence, records: half })).toMatchObject({ state: 'drifted' });
      const whole = again.slice(1).reduce((before, item) => attemptRecords(item, 'passed', { before }), half);
      expect(await decide({ evidence, records: whole })).toMatchObject({ state: 'enabled' });
    });

    test('counts only with the seal of the deployment', async () => {
      const forged = chainOn(chain, [['drift-found', drift]], '');
      expect((await decide({ records: forged })).reasons.join()).toContain('has no seal of a runner key');
    });
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

  test('evidence that cannot be read enables nothing', async () => {
    const broken = measured.map((record) => ({ ...record, envelope: { ...record.envelope, payload: 'e30=', signatures: [] } }));
    expect(await decide({ evidence: broken })).toMatchObject({ isEnabled: false });
  });
});

const production: Partial<GatePolicy> = { mode: 'production' };
const basis = {
  tool: 'summariser',
  engine: 'embedded',
  configuration: accuracy.configuration.digest,
  evidence: measured.map(({ report, envelope }) => ({ suite: report.suite, envelope: digestOf(envelope) })),
  name: 'Ann Officer',
  role: '',
  reason: 'read it',
  equalityNote: '',
  at: new Date('2026-11-24T12:00:00Z'),
};
const policyWith = (changes: Partial<GatePolicy> = {}): GatePolicy => ({ ...development, ...production, ...changes });

/** The chain with an approval on it, signed by a key. */
function approvedBy(
  changes: Partial<typeof basis & { until: Date }> = {},
  key = officer.privateKey,
  kind: 'evidence-approved' | 'evidence-extended' = 'evidence-approved',
) {
  const approval = signApproval({ ...basis, ...changes }, key, policyWith());
  return (before: readonly AuditRecord[] = chain) => chainOn(before, [[kind, { tool: 'summariser', approval }]]);
}

/** Both suites measured once more with the same bytes of evidence, on a chain. */
function remeasured(before: readonly AuditRecord[]): readonly AuditRecord[] {
  return measured.reduce<readonly AuditRecord[]>((records, evidence) => {
    const attempt = `${evidence.id}-again`;
    const { digests, suite, tool } = evidence.report;
    return chainOn(records, [
      ['attempt-opened', { attempt, tool, suite, configuration: digests.configuration, suiteDigest: digests.suite, process: 1 }],
      ['evidence-recorded', { attempt, evidence: evidence.id, envelope: digestOf(evidence.envelope) }],
      ['attempt-closed', { attempt, outcome: 'passed' }],
    ]);
  }, before);
}

describe('approval', () => {
  test('an officer on the trust list approves exactly the evidence that stands', async () => {
    expect(await decide({ records: approvedBy()(), policy: production })).toMatchObject({ state: 'enabled' });
  });

  test.each<[string, () => readonly AuditRecord[], string]>([
    ['of another configuration', () => approvedBy({ configuration: 'other' })(), 'has not approved'],
    ['of half the evidence', () => approvedBy({ evidence: basis.evidence.slice(0, 1) })(), 'has not approved'],
    [
      'of other bytes',
      () => approvedBy({ evidence: basis.evidence.map(({ suite }) => ({ suite, envelope: 'other' })) })(),
      'has not approved',
    ],
    ['dated before the evidence', () => approvedBy({ at: new Date('2026-11-24T09:00:00Z') })(), 'has not approved'],
    ['of another tool', () => approvedBy({ tool: 'drafter' })(), 'has not approved'],
    [
      'given before a revocation',
      () => remeasured(chainOn(approvedBy()(), [['tool-revoked', { tool: 'summariser', reason: 'a complaint' }]])),
      'has not approved',
    ],
    ['dated in the future', () => approvedBy({ at: new Date('2027-11-24T09:00:00Z') })(), 'dated in the future'],
    [
      'that is the evidence itself (type confusion)',
      () => chainOn(chain, [['evidence-approved', { tool: 'summariser', approval: measured[0]?.envelope ?? '' }]]),
      'not signed by an officer',
    ],
    ['that is an extension', () => approvedBy({ until: new Date('2027-01-01T00:00:00Z') })(), 'says another thing than its record'],
    [
      'without a signed statement',
      () => chainOn(chain, [['evidence-approved', { tool: 'summariser', approval: 'yes' }]]),
      'not a signed statement',
    ],
    [
      'whose payload was edited',
      () => {
        const approval = signApproval(basis, officer.privateKey, policyWith());
        const text = Buffer.from(approval.payload, 'base64').toString().replace('read it', 'read IT');
        return chainOn(chain, [
          ['evidence-approved', { tool: 'summariser', approval: { ...approval, payload: Buffer.from(text).toString('base64') } }],
        ]);
      },
      'edited',
    ],
  ])('an approval %s does not count', async (_, records, reason) => {
    const decision = await decide({ records: records(), policy: production });
    expect(decision).toMatchObject({ state: 'passed', isEnabled: false });
    expect(decision.reasons.join()).toContain(reason);
  });

  test('a key that was taken off the trust list approves nothing any more', async () => {
    const decision = await decide({ records: approvedBy()(), policy: { ...production, approvers: development.approvers.slice(1) } });
    expect(decision).toMatchObject({ isEnabled: false });
  });

  test('an officer whose key also runs measurements does not count', async () => {
    const policy = { ...production, runners: [runner.publicKey, officer.publicKey] };
    expect(await decide({ records: approvedBy()(), policy })).toMatchObject({ isEnabled: false });
  });

  test.each([
    ['a stranger’s key', keyPair().privateKey, 'Ann Officer', 'does not trust this key'],
    ['the runner’s key', runner.privateKey, 'Ann Officer', 'another person’s key'],
    ['another officer’s name', officer.privateKey, 'Ben Officer', "Ann Officer's, not Ben Officer's"],
    ['something that is no key', 'no key', 'Ann Officer', 'cannot sign'],
  ])('nobody can sign with %s', (_, key, name, words) => {
    expect(() => signApproval({ ...basis, name }, key, policyWith())).toThrow(words);
  });

  test('the policy can ask for a role and for the equality note', async () => {
    const requires = { deep: false, reviewer: true, equalityNote: true };
    const policy = { ...production, requires };
    expect(await decide({ records: approvedBy()(), policy })).toMatchObject({ state: 'approved', isEnabled: false });
    const withRole = approvedBy({ role: 'Head of assurance' })();
    expect((await decide({ records: withRole, policy })).reasons.join()).toContain('equality');
    const complete = approvedBy({ role: 'Head of assurance', equalityNote: 'Regard was had.' })();
    expect(await decide({ records: complete, policy })).toMatchObject({ state: 'enabled' });
  });

  test('the policy can ask for deep suites', async () => {
    const policy = { requires: { deep: true, reviewer: false, equalityNote: false } };
    expect(await decide({ policy })).toMatchObject({ state: 'unmeasured', isEnabled: false });
    const deep = requirement('summariser/bias-deep', 'tool v1');
    expect(await decide({ requirements: [accuracy, bias, deep] })).toMatchObject({ state: 'enabled' });
    expect(await decide({ requirements: [accuracy, bias, deep], policy })).toMatchObject({
      state: 'unmeasured',
      command: 'npx assay eval run summariser --deep',
    });
  });
});

describe('extension of expired evidence', () => {
  const late = '2027-02-24T00:00:00Z';
  const until = new Date('2027-03-04T00:00:00Z');
  const at = new Date('2027-02-23T00:00:00Z');
  const first = approvedBy({ until, at }, officer.privateKey, 'evidence-extended');
  const other = approvedBy({ until, at, name: 'Ben Officer' }, second.privateKey, 'evidence-extended');

  test('two officers let it stand longer', async () => {
    expect(await decide({ now: late })).toMatchObject({ state: 'expired' });
    expect(await decide({ now: late, records: other(first()) })).toMatchObject({ state: 'enabled' });
  });

  test.each<[string, () => readonly AuditRecord[], string]>([
    ['one officer alone', () => first(), late],
    ['the same key twice', () => first(first()), late],
    [
      'two officers who signed before it had expired',
      () => other(approvedBy({ until, at: new Date('2026-12-01T00:00:00Z') }, officer.privateKey, 'evidence-extended')()),
      late,
    ],
    ['two officers, for longer than 14 days', () => other(first()), '2027-03-10T00:00:00Z'],
    [
      'two officers, after the day they signed for',
      () => other(approvedBy({ at, until: new Date('2027-02-23T12:00:00Z') }, officer.privateKey, 'evidence-extended')()),
      late,
    ],
  ])('%s does not', async (_, records, now) => {
    expect(await decide({ now, records: records() })).toMatchObject({ state: 'expired', isEnabled: false });
  });

  test('there is no extension of a changed configuration', async () => {
    const changed = requirement('summariser/accuracy', 'tool v2');
    expect(await decide({ now: late, records: other(first()), requirements: [changed, bias] })).toMatchObject({ state: 'drifted' });
  });
});

describe('the audit chain that the gate decides from', () => {
  const bad = evidenceFor(accuracy, runner.privateKey, { status: 'failed', attempt: 'attempt-bad' });
  const withFailure = attemptRecords(bad, 'failed', { before: chain });
  const head = withFailure.at(-1) ?? 'missing';

  test.each<[string, Situation, string]>([
    ['was cut short, so that a failed attempt is left out', { records: chain, head }, 'was cut short'],
    ['was rewritten from its start', { records: rewritten(chain), head }, 'was cut short'],
    ['was rewritten to the same length', { records: rewritten(withFailure), head }, 'was rewritten'],
    ['lost a record in the middle', { records: chain.filter((_, index) => index !== 2) }, 'breaks at record 3'],
    [
      'had a record edited',
      { records: chain.map((record, index) => (index === 2 ? { ...record, body: { outcome: 'passed' } } : record)) },
      'breaks at record 3',
    ],
    ['lost its signed head', { head: 'missing' }, 'signed head of the audit chain is missing'],
  ])('turns every tool off when it %s', async (_, situation, reason) => {
    const decision = await decide(situation);
    expect(decision).toMatchObject({ state: 'failed', isEnabled: false });
    expect(decision.reasons.join()).toContain(reason);
  });

  test('a record that somebody without the key put in turns every tool off', async () => {
    const revoked = chainOn(chain, [['tool-revoked', { tool: 'summariser', reason: 'a complaint' }]]);
    const again = measured.map((record) => ['attempt-closed', { attempt: record.id, outcome: 'passed' }] as const);
    for (const key of ['', keyPair().privateKey]) {
      const forged = chainOn(
        revoked,
        again.map(([kind, body]) => [kind, body]),
        key,
      );
      const decision = await decide({ records: forged });
      expect(decision).toMatchObject({ state: 'failed', isEnabled: false });
      expect(decision.reasons.join()).toContain('has no seal of a runner key');
    }
  });

  test('a policy that is validly signed but not the one installed last turns every tool off', async () => {
    const stricter = digestOf({ ...development, mode: 'production' });
    const decision = await decide({ asItIs: true, records: chainOn(chain, [['policy-installed', { policy: stricter }]]) });
    expect(decision).toMatchObject({ state: 'failed', isEnabled: false });
    expect(decision.reasons.join()).toContain('not the one that was installed last');
    expect(await decide({ asItIs: true })).toMatchObject({ state: 'failed' });
  });

  test('the chain says which evidence stands: taking the newest away brings no older one back', async () => {
    const again = evidenceFor(accuracy, runner.privateKey, { attempt: 'attempt-again' });
    const records = attemptRecords(again, 'passed', { before: chain });
    expect(await decide({ evidence: [again, ...measured], records })).toMatchObject({ state: 'enabled' });
    expect(await decide({ evidence: measured, records })).toMatchObject({
      state: 'unmeasured',
      reasons: ['the evidence for summariser/accuracy was removed'],
    });
  });

  test('a reason given before the end is none for the end', async () => {
    const opened = attemptRecords(bad, 'open', { before: chain });
    const early = chainOn(opened, [
      ['attempt-explained', { attempt: 'attempt-bad', reason: 'in advance' }],
      ['attempt-closed', { attempt: 'attempt-bad', outcome: 'failed' }],
    ]);
    expect(await decide({ records: early })).toMatchObject({ state: 'failed', command: expect.stringContaining('--reason') });
    const empty = chainOn(withFailure, [['attempt-explained', { attempt: 'attempt-bad', reason: '  ' }]]);
    expect(await decide({ records: empty })).toMatchObject({ state: 'failed' });
  });

  test('a failure stays on record when the suite is edited, and when its attempt is opened once more', async () => {
    const edited = requirement('summariser/accuracy', 'tool v1', 'suite with another comment');
    const passing = evidenceFor(edited, runner.privateKey, { attempt: 'attempt-edited' });
    const records = attemptRecords(passing, 'passed', { before: withFailure });
    expect(await decide({ evidence: [...measured, bad, passing], records, requirements: [edited, bias] })).toMatchObject({
      state: 'failed',
    });
    const reopened = chainOn(withFailure, [['attempt-opened', { attempt: 'attempt-bad', suite: 'other', configuration: 'other' }]]);
    expect(await decide({ evidence: [...measured, bad], records: reopened })).toMatchObject({ state: 'failed' });
  });

  test('an attempt left out of a chain that is otherwise whole gives evidence that does not count', async () => {
    const without = chainOn(
      [],
      measured.map((record) => ['evidence-recorded', { evidence: record.id, envelope: digestOf(record.envelope) }]),
    );
    const decision = await decide({ records: without });
    expect(decision).toMatchObject({ state: 'failed' });
    expect(decision.reasons.join()).toContain('is not in the audit chain');
  });

  test('a resumed attempt is running under its new process, and ends as it ends', async () => {
    const under = evidenceFor(accuracy, runner.privateKey, { attempt: 'attempt-open' });
    const opened = attemptRecords(under, 'open', { before: chain });
    const resumed = chainOn(opened, [['attempt-resumed', { attempt: 'attempt-open', process: 2 }]]);
    expect(await decide({ records: resumed, alive: true })).toMatchObject({ state: 'running' });
    const closed = chainOn(resumed, [['attempt-closed', { attempt: 'attempt-open', outcome: 'passed' }]]);
    expect(await decide({ records: closed })).toMatchObject({ state: 'enabled' });
  });
});

/** The same entries in a chain of its own: each hash is right, and none is the one that was signed. */
function rewritten(records: readonly AuditRecord[]): readonly AuditRecord[] {
  return chainOn(
    [],
    records.map(({ kind, body }) => [kind, { ...body, at: 'later' }]),
  );
}
