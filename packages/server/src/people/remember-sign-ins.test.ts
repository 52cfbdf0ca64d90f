import { beforeEach, describe, expect, test } from 'vitest';
import { rememberSignIns } from './remember-sign-ins.ts';
import { signInRecords } from './sign-in-records.ts';
import { auditList } from './testing/audit-list.ts';
import { memoryPeople } from './testing/memory-people.ts';

const ann = { id: 'person:ann', groups: ['everyone', 'desk'], roles: ['user'] };
let clock = new Date('2026-11-27T10:00:00Z');
let people = memoryPeople();
let chain = auditList();
beforeEach(() => {
  clock = new Date('2026-11-27T10:00:00Z');
  people = memoryPeople();
  chain = auditList();
});

/** Another one is another process on the same store. */
const opened = () => rememberSignIns({ people, records: signInRecords(chain.audit, () => clock), now: () => clock });

describe('behind a proxy', () => {
  test('a person is on record once a day, however many requests come, and together', async () => {
    const remember = opened();
    await Promise.all(Array.from({ length: 20 }, () => remember(ann)));
    await opened()(ann);
    expect(chain.records.map(({ kind, actor, body }) => [kind, actor, body])).toEqual([
      ['signed-in', 'person:ann', { by: 'proxy', roles: ['user'] }],
    ]);
    clock = new Date('2026-11-28T00:00:01Z');
    await remember(ann);
    expect(chain.records.length).toBe(2);
    expect(await people.getSignIn('person:ann')).toMatchObject({ at: '2026-11-28T00:00:01.000Z' });
  });

  test('other groups are a sign-in of their own, in whatever order they are named not', async () => {
    const remember = opened();
    await remember(ann);
    await remember({ ...ann, groups: ['desk', 'everyone'] });
    expect(chain.records.length).toBe(1);
    await remember({ ...ann, groups: ['everyone'] });
    expect([chain.records.length, (await people.getSignIn('person:ann'))?.groups]).toEqual([2, ['everyone']]);
  });

  test('nobody is let in whose coming cannot be put on record, until it can', async () => {
    const remember = opened();
    chain.breakDown(true);
    await expect(remember(ann)).rejects.toMatchObject({
      code: 'audit-unavailable',
      message: expect.stringContaining('nobody new is let in'),
    });
    expect(await people.getSignIn('person:ann')).toBeUndefined();
    chain.breakDown(false);
    await remember(ann);
    expect(chain.records.length).toBe(1);
  });
});
