import type { AuditRecord, DriftRate } from '@assay/core';
import { describe, expect, test } from 'vitest';
import type { ToolExplanation } from '../explain-tool.ts';
import type { GatePolicy } from '../gate-policy.ts';
import { type DriftPolicy, usualDrift } from './drift-policy.ts';
import { driftWatch } from './drift-watch.ts';
import { people, useRecords } from './testing/use-records.ts';

const expected = (rate: DriftRate, share = 0.05) => ({ rate, share });

function watched({ drift = {}, tools = ['summariser'] }: { drift?: Partial<DriftPolicy> | 'unset'; tools?: readonly string[] } = {}) {
  const use = useRecords();
  const policy = (drift === 'unset' ? {} : { drift: { ...usualDrift, expected: [expected('blocked')], ...drift } }) as GatePolicy;
  const closed = (record: AuditRecord) => record.kind === 'drift-closed';
  const parts = {
    gate: {
      decide: () => Promise.reject(new Error('only explanations are asked for')),
      async explain(tool: string, engine: string) {
        const decision = {
          tool,
          engine,
          configuration: 'c0',
          state: 'enabled',
          isEnabled: true,
          policyDigest: '',
          reasons: [],
          command: '',
          evidence: '',
        } as const;
        if (tool === 'broken') return { decision };
        const explanation = { policy, suites: [], countedSince: use.records.findLast(closed)?.sequence ?? 0 };
        // Only these are read of an explanation.
        return { decision, explanation: explanation as unknown as ToolExplanation };
      },
    },
    audit: use.audit,
    readLog: async () => undefined,
    pairs: tools.map((tool) => ({ tool, engine: 'embedded' })),
    now: () => new Date('2026-11-26T00:00:00Z'),
  };
  const open = () => driftWatch(parts);
  return { ...use, open, found: () => use.records.filter(({ kind }) => kind === 'drift-found') };
}

const blockedIn = (readings: readonly { rate: DriftRate }[]) => readings.find(({ rate }) => rate === 'blocked');

describe('the drift watch', () => {
  test('puts a breach on record once, not at each look, nor after a restart', async () => {
    const { open, add, found } = watched();
    const watch = open();
    await add(people(100, 40, { status: 'blocked' }));
    const first = await watch.look();
    expect(first.found).toMatchObject([
      { tool: 'summariser', rate: 'blocked', state: 'breach', people: 100, hits: 40, breach: { turnsOff: false } },
    ]);
    expect((await watch.look()).found).toEqual([]);
    await add(people(100, 90, { status: 'blocked' }));
    expect((await open().look()).found).toEqual([]);
    expect(found()).toHaveLength(1);
    expect(watch.latest()).toHaveLength(7);
  });

  test('says nothing of a person in the record of a breach', async () => {
    const { open, add, found } = watched();
    await add(people(100, 40, { status: 'blocked' }));
    await open().look();
    expect(found()[0]?.actor).toBe('assay');
    expect(JSON.stringify(found())).not.toContain('person:');
  });

  test('two looks at once find one breach', async () => {
    const { open, add, found } = watched();
    await add(people(100, 40, { status: 'blocked' }));
    const watch = open();
    await Promise.all([watch.look(), watch.look()]);
    expect(found()).toHaveLength(1);
  });

  test('reads at each look only what came since the one before', async () => {
    const { open, add, readings } = watched();
    await add(people(1_200, 0));
    const watch = open();
    await watch.look();
    expect(readings()).toBe(1_200);
    await watch.look();
    await add(people(3, 0));
    await watch.look();
    expect(readings()).toBe(1_203);
  });

  test('finds the same however often it looks', async () => {
    const often = watched();
    const watch = often.open();
    for (const use of people(60, 30, { status: 'blocked' })) {
      await often.add([use]);
      await watch.look();
    }
    const once = watched();
    await once.add(people(60, 30, { status: 'blocked' }));
    await once.open().look();
    expect(often.found()[0]?.body).toEqual(once.found()[0]?.body);
  });

  test('counts anew once a person has closed it, and can find it again', async () => {
    const { open, add, audit, found } = watched();
    const watch = open();
    await add(people(100, 40, { status: 'blocked' }));
    await watch.look();
    await audit.append({ kind: 'drift-closed', at: '2026-11-25T12:00:00Z', actor: 'olu', body: { tool: 'summariser' } });
    expect(blockedIn((await watch.look()).readings)).toMatchObject({ state: 'too-few', people: 0, breach: null });
    await add(people(100, 40, { status: 'blocked' }));
    expect((await watch.look()).found).toHaveLength(1);
    expect(found()).toHaveLength(2);
  });

  test.each<[string, Partial<DriftPolicy>, boolean]>([
    ['turns off where the policy says so for that rate', { turnOff: ['blocked'] }, true],
    ['does not for another rate', { turnOff: ['wrong', 'biased'] }, false],
  ])('%s', async (_, drift, turnsOff) => {
    const { open, add, found } = watched({ drift });
    await add(people(100, 40, { status: 'blocked' }));
    await open().look();
    expect(found()).toMatchObject([{ body: { rate: 'blocked', turnsOff } }]);
  });

  test('a rate without a baseline is told and not tested', async () => {
    const { open, add, found } = watched({ drift: 'unset' });
    await add(people(100, 100, { status: 'blocked' }));
    const { readings } = await open().look();
    expect(blockedIn(readings)).toMatchObject({ state: 'not-tested', people: 100, hits: 100, baseline: { source: 'none', limit: null } });
    expect(found()).toEqual([]);
  });

  test('says nothing of a tool whose evidence cannot be read, and goes on with the others', async () => {
    const { open } = watched({ tools: ['broken', 'summariser'] });
    expect(new Set((await open().look()).readings.map(({ tool }) => tool))).toEqual(new Set(['summariser']));
    expect(
      (
        await watched({ tools: ['broken'] })
          .open()
          .look()
      ).readings,
    ).toEqual([]);
  });

  test('a look that fails does not stop the next one', async () => {
    const use = watched();
    const watch = use.open();
    await use.add(people(100, 40, { status: 'blocked' }));
    const { append } = use.audit;
    use.audit.append = () => Promise.reject(new Error('the disk is full'));
    await expect(watch.look()).rejects.toThrow('the disk is full');
    use.audit.append = append;
    expect((await watch.look()).found).toHaveLength(1);
  });
});
