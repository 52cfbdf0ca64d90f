import type { AuditRecord } from '@assay/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keptRuns } from '../testing/kept-runs.ts';
import { auditErase } from './audit-erase.ts';
import { auditSearch } from './audit-search.ts';

let kept: Awaited<ReturnType<typeof keptRuns>>;
const search = (...given: readonly string[]) => kept.run(auditSearch, ...given);
const kindsOf = async (...given: readonly string[]) => {
  const { records } = (await search(...given, '--json')).json() as { records: readonly AuditRecord[] };
  return records.map(({ kind, body }) => `${kind} ${body.run ?? ''}`.trim());
};

beforeAll(async () => {
  kept = await keptRuns([{ id: 'a' }, { id: 'b', owner: 'person:ben', createdAt: '2026-11-25T23:30:00.000Z' }]);
  await kept.run(auditErase, 'a', '--reason', 'article 17');
});
afterAll(() => kept.close());

describe('assay audit search', () => {
  test('finds records by kind, run, actor and day, and any of these together', async () => {
    expect(await kindsOf()).toEqual(['policy-installed', 'run-opened a', 'run-closed a', 'run-opened b', 'run-closed b', 'content-erased']);
    expect(await kindsOf('--kind', 'run-opened', '--kind', 'content-erased')).toEqual(['run-opened a', 'run-opened b', 'content-erased']);
    expect(await kindsOf('--run', 'a')).toEqual(['run-opened a', 'run-closed a', 'content-erased']);
    expect(await kindsOf('--actor', 'person:ben')).toEqual(['run-opened b', 'run-closed b']);
    expect(await kindsOf('--from', '2026-11-25', '--to', '2026-11-25')).toEqual(['run-opened b', 'run-closed b']);
    expect(await kindsOf('--actor', 'person:ben', '--kind', 'run-closed')).toEqual(['run-closed b']);
  });

  test('is a line a record to people, and says when there are more', async () => {
    const { out, notified } = await search('--limit', '2');
    expect(out.split('\n')).toEqual([
      expect.stringContaining('policy-installed'),
      expect.stringMatching(/^2 {2}2026-11-24T09:00:00.000Z {2}run-opened {2}person:ann {2}run=a tool=summariser/),
      '2 audit records fit, and more.',
    ]);
    expect(notified).toContain('These are the first 2');
    expect((await search('--run', 'none')).out).toBe('No audit record fits.');
    expect((await search('--kind', 'content-erased')).out).toContain('runs=1 count=1 reason=article 17');
  });

  test.each<[string, readonly string[], string]>([
    ['a kind that is none', ['--kind', 'run-begun'], 'The kinds are: run-opened'],
    ['no limit', ['--limit', '0'], '--limit is a whole number'],
    ['a day that is none', ['--to', 'today'], '--to is a day'],
    ['days the wrong way round', ['--from', '2026-11-26', '--to', '2026-11-25'], 'is later than'],
    ['a name', ['a'], 'takes no names'],
  ])('%s is refused in words', async (_, given, words) => {
    const { code, notified } = await search(...given);
    expect([code, notified]).toEqual([2, expect.stringContaining(words)]);
  });
});
