import { localCaller } from '@assay/core';
import { expect, test } from 'vitest';
import { requireAssurance } from './require-assurance.ts';

const caller = (id: string, ...roles: string[]) => ({ id, groups: ['everyone'], roles });

test.each([['assurance'], ['administrator'], ['user', 'assurance']])('somebody who is %s may read records', (...roles) => {
  expect(() => requireAssurance(caller('ann', ...roles))).not.toThrow();
});

test('the one user of a local installation may', () => {
  expect(() => requireAssurance(localCaller)).not.toThrow();
});

test.each<[string, ReturnType<typeof caller>]>([
  ['a user', caller('ann', 'user')],
  ['an editor', caller('ann', 'user', 'editor')],
  ['somebody without a role', caller('ann')],
  ['somebody who only calls themselves local', caller('local', 'user', 'editor')],
])('%s may not', (_, somebody) => {
  expect(() => requireAssurance(somebody)).toThrow(/Only assurance/);
});
