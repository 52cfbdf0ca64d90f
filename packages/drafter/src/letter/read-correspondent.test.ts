import { describe, expect, test } from 'vitest';
import { readCorrespondent } from './read-correspondent.ts';

const signed = (...lines: readonly string[]) => readCorrespondent(['Dear Minister', '', 'The road is closed.', '', ...lines].join('\n'));

describe('readCorrespondent', () => {
  test.each<[readonly string[], object]>([
    [['Yours sincerely', '', 'Ms Jane Osei MP'], { kind: 'titled', title: 'Ms', surname: 'Osei' }],
    [['Yours sincerely,', 'Cllr Rhys Ap Gwilym'], { kind: 'titled', title: 'Councillor' }],
    [['Kind regards', 'Prof. Agnieszka Nowak'], { kind: 'titled', title: 'Professor', surname: 'Nowak' }],
    [['Yours sincerely', 'The Rt Hon Sir Tomos Vaughan MP'], { kind: 'titled', title: 'Sir', surname: 'Tomos' }],
    [['Yours sincerely', 'Lord Harcombe of Wye'], { kind: 'titled', title: 'Lord', surname: 'Harcombe' }],
    [['Many thanks', 'Alex Chen'], { kind: 'named', name: 'Alex Chen' }],
    [['Best wishes', 'Priya'], { kind: 'named', name: 'Priya' }],
    [['Regards', 'Seaview Residents Association'], { kind: 'unknown' }],
    [['Yours truly,', 'Edna Marsh (Mrs)'], { kind: 'titled', title: 'Mrs', surname: 'Marsh' }],
    [['Yours faithfully', '', '(Dr) Joan Field'], { kind: 'titled', title: 'Dr', surname: 'Field' }],
    [['Regards,', 'Mill Lane Well Users'], { kind: 'unknown' }],
    [['Yours faithfully'], { kind: 'unknown' }],
    [['Yours faithfully', 'A local taxpayer, 14 Mill Lane'], { kind: 'unknown' }],
  ])('%j', (lines, expected) => {
    expect(signed(...lines)).toMatchObject(expected);
  });

  test.each<[string, string, object]>([
    ['Mr T. Pocock\nThe Beeches\n\nSir', 'T. Pocock', { kind: 'titled', title: 'Mr', surname: 'Pocock' }],
    ['From: Femi Adeyemi <femi@example.org>\nSubject: Van\n\nHi', 'Femi', { kind: 'named', name: 'Femi Adeyemi' }],
    ['Jago Rowe, Harbour Master\n\nHello', 'J. Rowe', { kind: 'named', name: 'Jago Rowe' }],
    ['From: Ann Lee\n\nHello', 'Femi', { kind: 'named', name: 'Femi' }],
  ])('a short signature is completed from the head of the letter, if it is the same person', (head, signature, expected) => {
    expect(readCorrespondent(`${head}\n\nThe road is closed.\n\nThanks\n\n${signature}`)).toMatchObject(expected);
  });

  test('a title is never inferred from a name', () => {
    for (const name of ['Margaret Hughes', 'Mohammed Iqbal', 'Dale Winton'])
      expect(signed('Yours sincerely', name)).toEqual({ kind: 'named', name });
  });

  test('a letter that is not signed names nobody', () => {
    expect(readCorrespondent('the road is closed and has been for weeks, please help')).toEqual({ kind: 'unknown' });
    expect(readCorrespondent('')).toEqual({ kind: 'unknown' });
  });
});
