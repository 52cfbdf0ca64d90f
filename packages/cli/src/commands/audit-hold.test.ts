import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHolds } from '../records/holds.ts';
import { keptNow, keptRuns } from '../testing/kept-runs.ts';
import { auditHold } from './audit-hold.ts';
import { auditHolds } from './audit-holds.ts';
import { auditRelease } from './audit-release.ts';
import { auditVerify } from './audit-verify.ts';

let kept: Awaited<ReturnType<typeof keptRuns>>;

beforeAll(async () => {
  kept = await keptRuns([{ id: 'a' }, { id: 'b' }, { id: 'c', owner: 'person:ben' }, { id: 'gone' }]);
  await kept.store.runs.erase('gone', keptNow);
});
afterAll(() => kept.close());

describe('a hold', () => {
  test('is placed, listed with its reason, released, and on record throughout', async () => {
    const placed = (await kept.run(auditHold, '--person', 'person:ann', '--reason', 'FOI 2026/17', '--json')).json();
    expect(placed).toMatchObject({ status: 'done', covers: 'person', person: 'person:ann', covered: 2 });
    const id = String(placed.hold);
    expect((await kept.run(auditHolds, '--json')).json().holds).toMatchObject([
      { id, at: keptNow, reason: 'FOI 2026/17', covers: 'person', person: 'person:ann' },
    ]);
    expect((await kept.run(auditHolds)).out).toMatch(/2026-11-27\s+all runs of person:ann.+FOI 2026\/17/);
    expect((await kept.run(auditRelease, id, '--reason', 'answered')).code).toBe(0);
    expect((await kept.run(auditHolds)).out).toBe('Nothing is held.');
    expect((await kept.store.audit.read(['hold-placed', 'hold-released'])).map(({ body }) => body)).toEqual([
      { hold: id, covers: 'person', person: 'person:ann', reason: 'FOI 2026/17' },
      { hold: id, reason: 'answered' },
    ]);
    expect((await kept.run(auditVerify)).code).toBe(0);
  });

  test('on nobody that is known is placed, with a warning', async () => {
    const { code, notified } = await kept.run(auditHold, '--person', 'person:anne', '--reason', 'FOI');
    expect([code, notified]).toEqual([0, expect.stringContaining('Is the id right?')]);
  });

  test.each<[string, readonly string[], string]>([
    ['on nothing', ['--reason', 'FOI'], 'Say what is held'],
    ['on two things', ['--run', 'a', '--everything', '--reason', 'FOI'], 'Say what is held'],
    ['without a reason', ['--run', 'a'], '--reason'],
    ['with an empty reason', ['--run', 'a', '--reason', ' '], '--reason'],
    ['with an endless reason', ['--run', 'a', '--reason', 'x'.repeat(501)], 'at most 500'],
    ['on a run that never was', ['--run', 'none', '--reason', 'FOI'], 'There is no run "none"'],
    ['on a run that was erased', ['--run', 'gone', '--reason', 'FOI'], 'there is nothing to hold'],
  ])('%s is refused in words', async (_, given, words) => {
    const { code, notified } = await kept.run(auditHold, ...given);
    expect([code, notified]).toEqual([2, expect.stringContaining(words)]);
  });

  test.each<[string, readonly string[], string]>([
    ['that never was', ['hold-none', '--reason', 'done'], 'There is no hold "hold-none"'],
    ['without a reason', ['hold-none'], '--reason'],
    ['that is not named', ['--reason', 'done'], 'one hold'],
  ])('%s is not released', async (_, given, words) => {
    const { code, notified } = await kept.run(auditRelease, ...given);
    expect([code, notified]).toEqual([2, expect.stringContaining(words)]);
  });

  test('whose record cannot be read is an error, for then nobody knows what may be erased', async () => {
    const { store, close } = await keptRuns([]);
    await store.audit.append({ kind: 'hold-placed', at: keptNow, actor: 'x', body: { hold: 'h', covers: 'a group', reason: 'r' } });
    await expect(openHolds(store.audit)).rejects.toThrow('nothing may be erased');
    await close();
  });
});
