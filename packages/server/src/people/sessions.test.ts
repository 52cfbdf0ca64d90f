import { expect, test } from 'vitest';
import { sessions } from './sessions.ts';
import { signInRecords } from './sign-in-records.ts';
import { auditList } from './testing/audit-list.ts';
import { memoryPeople } from './testing/memory-people.ts';

const minute = 60_000;
const silent = signInRecords(auditList().audit, () => new Date());

function opened() {
  let at = Date.parse('2026-11-27T10:00:00Z');
  const people = memoryPeople();
  return {
    sessions: sessions({ people, records: silent, now: () => new Date(at), hours: 10, idleMinutes: 60 }),
    jump: (minutes: number) => {
      at += minutes * minute;
    },
  };
}
const who = { caller: { id: 'ann', groups: [], roles: ['user'] }, subject: 'ann' };

test.each([
  ['forward beyond its time', 11 * 60],
  ['forward beyond an hour without a request', 61],
  ['back behind its beginning', -60],
  ['back by a year', -365 * 24 * 60],
])('a session ends when the clock jumps %s, and stays ended when it is set right', async (_, minutes) => {
  const { sessions, jump } = opened();
  const name = await sessions.open(who);
  expect(await sessions.find(name)).toEqual(who.caller);
  jump(minutes);
  expect(await sessions.find(name)).toBeUndefined();
  jump(-minutes);
  expect(await sessions.find(name)).toBeUndefined();
});

test('a clock that is set right by a little ends no session', async () => {
  const { sessions, jump } = opened();
  const name = await sessions.open(who);
  jump(-1);
  expect(await sessions.find(name)).toEqual(who.caller);
});

test('one that was used while the clock was wrong does not outlive that', async () => {
  const { sessions, jump } = opened();
  const name = await sessions.open(who);
  jump(50);
  expect(await sessions.find(name)).toEqual(who.caller);
  jump(-50);
  expect(await sessions.find(name)).toBeUndefined();
});
