import { expect, test } from 'vitest';
import { peopleSettings } from './people-settings.ts';

test.each(['mailto:help@dept.example', 'https://intranet.dept.example/help?about=assay'])('people may be told to turn to %s', (contact) => {
  expect(peopleSettings.parse({ contact }).contact).toBe(contact);
});

test.each([
  'help@dept.example',
  'javascript:alert(1)',
  'http://dept.example/help',
  'mailto:help@dept.example?bcc=all@dept.example',
  'mailto:',
  '',
])('a contact that is no address to write to is refused in words: %j', (contact) => {
  const { success, error } = peopleSettings.safeParse({ contact });
  expect([success, error?.issues.map(({ path, message }) => [path.join('.'), message])]).toEqual([
    false,
    [['contact', 'must be where people write to: mailto:name@dept.example, or an address that begins with https://']],
  ]);
});
