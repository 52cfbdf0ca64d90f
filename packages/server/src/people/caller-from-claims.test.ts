import { expect, test } from 'vitest';
import { callerFromClaims } from './caller-from-claims.ts';
import { peopleSettings } from './people-settings.ts';

const settings = (claims = {}) =>
  peopleSettings.parse({ claims, roles: { administrator: ['administrator', 'Domain Admins'], editor: ['desk'] } });

test.each<[string, unknown, object, readonly string[]]>([
  ['a list', ['desk', 'staff'], {}, ['user', 'editor']],
  ['one text that is a group', 'Domain Admins', {}, ['user', 'administrator']],
  ['one text that only has a group’s name in it', 'Not administrator', {}, ['user']],
  ['one text with a separator that is named', 'staff, desk', { separator: ',' }, ['user', 'editor']],
  ['a list with what is no text', ['desk', 7, null, ''], {}, ['user', 'editor']],
  ['an object', { desk: true }, {}, ['user']],
  ['nothing', undefined, {}, ['user']],
])('groups as %s', (_, groups, claims, roles) => {
  expect(callerFromClaims({ sub: 'u', groups }, settings(claims))?.roles).toEqual(roles);
});

test.each([undefined, '', 7, ['u'], 'x'.repeat(201)])('a person named %j is nobody', (sub) => {
  expect(callerFromClaims({ sub, groups: ['desk'] }, settings())).toBeUndefined();
});

test.each([
  ['hosts while nobody signs in', { hosts: ['assay.dept.example'] }],
  [
    'an address with a path',
    { signIn: { mode: 'oidc', issuer: 'https://i.example', clientId: 'a', secretFrom: 'S', address: 'https://a.example/assay' } },
  ],
])('settings with %s are refused', (_, given) => {
  expect(peopleSettings.safeParse(given).success).toBe(false);
});
