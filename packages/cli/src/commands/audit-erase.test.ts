import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openHolds } from '../records/holds.ts';
import { keptNow, keptRuns } from '../testing/kept-runs.ts';
import { auditErase } from './audit-erase.ts';
import { auditHold } from './audit-hold.ts';
import { auditRelease } from './audit-release.ts';
import { auditRetain } from './audit-retain.ts';
import { auditVerify } from './audit-verify.ts';

let kept: Awaited<ReturnType<typeof keptRuns>>;

beforeEach(async () => {
  kept = await keptRuns([
    { id: 'old', createdAt: '2025-11-01T09:00:00.000Z', told: 'OLDTEXT told.' },
    { id: 'young', told: 'YOUNGTEXT told.' },
    { id: 'ben', owner: 'person:ben', told: 'BENTEXT told.' },
    { id: 'now', status: 'running', createdAt: '2026-11-27T11:00:00.000Z' },
    { id: 'lost', status: 'running', createdAt: '2025-11-02T09:00:00.000Z', told: 'LOSTTEXT told.' },
  ]);
});
afterEach(() => kept.close());

const bytesOf = (folder: string) =>
  Buffer.concat(readdirSync(folder).flatMap((name) => (name.startsWith('assay.sqlite') ? [readFileSync(join(folder, name))] : [])));
const erasedIds = async () => (await Array.fromAsync(kept.store.runs.find({}))).flatMap(({ id, erasedAt }) => (erasedAt ? [id] : []));
const erasures = async () => (await kept.store.audit.read(['content-erased'])).map(({ body }) => body);

describe('assay audit erase', () => {
  test('erases the runs that are named, puts it on record without a text, and leaves the chain whole and no byte behind', async () => {
    const { code, json, notified } = await kept.run(auditErase, 'young', 'young', '--reason', 'article 17, case 4', '--json');
    expect([code, json()]).toEqual([0, { status: 'done', dryRun: false, erased: ['young'], heldBack: [], underWay: [], alreadyErased: 0 }]);
    expect(notified).toContain('Erasing 1/1');
    expect(await erasures()).toEqual([{ runs: ['young'], count: 1, reason: 'article 17, case 4' }]);
    expect((await kept.run(auditVerify)).code).toBe(0);
    const bytes = bytesOf(kept.data);
    expect(['YOUNGTEXT', 'What was given to young', 'key-of-young'].map((word) => bytes.includes(word))).toEqual([false, false, false]);
    expect(bytes.includes('BENTEXT')).toBe(true);
    expect(await kept.store.runs.get('young')).toMatchObject({ owner: 'person:ann', status: 'done', erasedAt: keptNow });
  });

  test('of a person erases all theirs but one under way, which is named', async () => {
    const { code, json } = await kept.run(auditErase, '--person', 'person:ann', '--reason', 'article 17', '--json');
    expect([code, json()]).toMatchObject([1, { erased: ['old', 'lost', 'young'], underWay: ['now'] }]);
    expect(await erasedIds()).toEqual(['old', 'lost', 'young']);
    expect((await kept.run(auditErase, '--person', 'person:ann', '--reason', 'again', '--json')).json()).toMatchObject({
      erased: [],
      alreadyErased: 3,
    });
    expect(await erasures()).toHaveLength(1);
  });

  test('in a dry run erases nothing and writes no record', async () => {
    const { out, code } = await kept.run(auditErase, '--person', 'person:ben', '--dry-run');
    expect([code, out]).toEqual([0, 'The content of 1 runs would be erased:\n  ben']);
    expect([await erasedIds(), await erasures()]).toEqual([[], []]);
  });

  test('erases nothing where the record cannot be written', async () => {
    const { append } = kept.store.audit;
    Object.assign(kept.store.audit, {
      append: async () => {
        throw new Error('the disk is full');
      },
    });
    await expect(kept.run(auditErase, 'young', '--reason', 'x')).rejects.toThrow('the disk is full');
    Object.assign(kept.store.audit, { append });
    expect(await erasedIds()).toEqual([]);
  });

  test('heeds a hold that is placed while it works', async () => {
    const { erase } = kept.store.runs;
    Object.assign(kept.store.runs, {
      erase: async (id: string, at: string) => {
        if ((await openHolds(kept.store.audit)).length === 0) await kept.run(auditHold, '--run', 'young', '--reason', 'FOI');
        return erase(id, at);
      },
    });
    const { code, json } = await kept.run(auditErase, 'old', 'young', '--reason', 'x', '--json');
    expect([code, json()]).toMatchObject([1, { erased: ['old'], heldBack: [{ run: 'young', reason: 'FOI' }] }]);
  });

  test.each<[string, readonly string[], string]>([
    ['nothing', ['--reason', 'x'], 'Name runs'],
    ['runs and a person', ['old', '--person', 'person:ann', '--reason', 'x'], 'Name runs'],
    ['a run without a reason', ['old'], '--reason'],
    ['a run that never was, beside one that was', ['old', 'none', '--reason', 'x'], 'There is no run "none". Nothing was erased.'],
    ['a person without a run', ['--person', 'person:eve', '--reason', 'x'], 'No run of "person:eve" is kept'],
  ])('to erase %s is refused in words', async (_, given, words) => {
    const { code, notified } = await kept.run(auditErase, ...given);
    expect([code, notified]).toEqual([2, expect.stringContaining(words)]);
    expect(await erasedIds()).toEqual([]);
  });
});

describe.each([
  ['a run', ['--run', 'old']],
  ['a person', ['--person', 'person:ann']],
  ['everything', ['--everything']],
])('a hold on %s', (_, covers) => {
  test('stops erasure and retention of it, says which hold, and stops neither once released', async () => {
    const hold = String((await kept.run(auditHold, ...covers, '--reason', 'inquiry 9', '--json')).json().hold);
    const refused = await kept.run(auditErase, 'old', '--reason', 'x');
    expect([refused.code, refused.out]).toEqual([1, expect.stringContaining(`old is held by ${hold}: inquiry 9`)]);
    const retained = await kept.run(auditRetain, '--json');
    expect([retained.code, retained.json().heldBack]).toEqual([0, expect.arrayContaining([{ run: 'old', hold, reason: 'inquiry 9' }])]);
    expect(await erasedIds()).not.toContain('old');
    await kept.run(auditRelease, hold, '--reason', 'closed');
    expect((await kept.run(auditErase, 'old', '--reason', 'x')).code).toBe(0);
    expect(await erasedIds()).toContain('old');
  });
});

describe('assay audit retain', () => {
  test('erases what is older than a year, also what was lost with its process, and nothing younger', async () => {
    expect((await kept.run(auditRetain, '--dry-run', '--json')).json()).toMatchObject({ dryRun: true, wouldErase: ['old', 'lost'] });
    expect(await erasedIds()).toEqual([]);
    expect((await kept.run(auditRetain)).out).toContain('The content of 2 runs was erased.');
    expect(await erasures()).toEqual([{ runs: ['old', 'lost'], count: 2, reason: 'kept for 365 days' }]);
    expect(await kept.store.runs.get('lost')).toMatchObject({ status: 'failed', erasedAt: keptNow });
    const bytes = bytesOf(kept.data);
    expect(['OLDTEXT', 'LOSTTEXT', 'YOUNGTEXT'].map((word) => bytes.includes(word))).toEqual([false, false, true]);
    expect((await kept.run(auditVerify)).code).toBe(0);
    expect((await kept.run(auditRetain)).out).toContain('Of 2 it was erased before.');
  });

  test('keeps for as many days as it is told, and never erases a run under way', async () => {
    expect((await kept.run(auditRetain, '--days', '3', '--dry-run', '--json')).json().wouldErase).toEqual(['old', 'lost', 'ben', 'young']);
    expect((await kept.run(auditRetain, '--days', '4', '--dry-run', '--json')).json().wouldErase).toEqual(['old', 'lost']);
  });

  test('given again overwrites what was erased and, for a kill, not overwritten yet', async () => {
    await kept.store.runs.erase('old', keptNow);
    await kept.store.runs.erase('young', keptNow);
    await kept.store.runs.erase('ben', keptNow);
    expect(bytesOf(kept.data).includes('OLDTEXT')).toBe(true);
    expect((await kept.run(auditRetain)).notified).toContain('Overwriting what was erased');
    const bytes = bytesOf(kept.data);
    expect(['OLDTEXT', 'YOUNGTEXT', 'BENTEXT'].map((word) => bytes.includes(word))).toEqual([false, false, false]);
  });

  test.each(['0', '-1', '1.5', 'all'])('%s days are refused', async (days) => {
    const { code, notified } = await kept.run(auditRetain, `--days=${days}`);
    expect([code, notified]).toEqual([2, expect.stringContaining('--days is a whole number')]);
  });
});
