import { expect, test } from 'vitest';
import { personalData } from './checks/personal-data.ts';
import { mentionReach } from './find-mentions.ts';
import { findIn } from './testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['person'] }, { text });

test('the parts of a name are found near where it stands whole', async () => {
  expect(await find('My name is Thandiwe Nkosi. The form says Thandiwe, the file says Nkosi.')).toEqual([
    'person: Thandiwe Nkosi',
    'person: Thandiwe',
    'person: Nkosi',
  ]);
});

test('they are the same person', async () => {
  const { find } = personalData.make({ kinds: ['person'] });
  const text = 'My name is Thandiwe Nkosi. The file says Nkosi.';
  const findings = await find({ stage: 'input', text, trust: 'caller', sources: [], phrases: {} });
  expect(new Set(findings.map(({ identity }) => identity))).toEqual(new Set(['nkosi']));
});

test.each([
  ['part of another name', 'Mr Tomasz Grant came. The Grant Road Surgery is shut.'],
  ['part of an address', 'Ms Amina Yusuf came. See yusuf.example.org/Yusuf-file'],
  ['in small letters', 'Ms Ngozi Price came. The price is right.'],
  ['a title', 'Dr Ngozi Obi came. Dr is a title.'],
])('%s is none', async (_, text) => {
  expect(await find(text)).toHaveLength(1);
});

test('further off nobody is named', async () => {
  expect(await find(`My name is Thandiwe Nkosi. ${'and so on '.repeat(mentionReach / 10)}Nkosi`)).toHaveLength(1);
});
