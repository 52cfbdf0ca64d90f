import { describe, expect, test } from 'vitest';
import { readCorrespondent } from './read-correspondent.ts';
import { readLetter } from './read-letter.ts';
import { readStanding } from './read-role.ts';

function correspondentOf(text: string) {
  const letter = readLetter(text);
  return readCorrespondent(letter, readStanding(letter).role);
}

const signed = (...lines: readonly string[]) =>
  correspondentOf(['Dear Minister', '', 'The road is closed.', '', ...lines].join('\n')).salutation;

describe('readCorrespondent', () => {
  test.each<[readonly string[], string]>([
    [['Yours sincerely', '', 'Ms Jane Osei MP'], 'Ms Osei'],
    [['Yours sincerely,', 'Cllr Rhys ap Gwilym'], 'Councillor ap Gwilym'],
    [['Kind regards', 'Prof. Agnieszka Nowak'], 'Professor Nowak'],
    [['Yours sincerely', 'The Rt Hon Sir Tomos Vaughan MP'], 'Sir Tomos'],
    [['Yours sincerely', 'Lord Harcombe of Wye'], 'Lord Harcombe'],
    [['Yours faithfully', 'Lt Col Fiona Gray MBE'], 'Lieutenant Colonel Gray'],
    [['Many thanks', 'Alex Chen'], 'Alex Chen'],
    [['Best wishes', 'Priya'], 'Priya'],
    [['Regards', 'Mr CHEN Wei'], 'Mr Chen'],
    [['regards', 'ms simone van der linden'], 'Ms van der Linden'],
    [['Yours faithfully', 'Mr Javier García Márquez'], 'Mr García Márquez'],
    [['Yours faithfully', 'Mr and Mrs Patel'], 'Mr and Mrs Patel'],
    [['Regards', 'Ann Lee and Tom Roe'], 'Ann Lee and Tom Roe'],
    [['Yours truly,', 'Edna Marsh (Mrs)'], 'Mrs Marsh'],
    [['Yours faithfully', '', '(Dr) Joan Field'], 'Dr Field'],
    [['From Tommy Fletcher (aged 8)'], 'Tommy Fletcher'],
    [['Regards', 'Seaview Residents Association'], ''],
    [['Regards,', 'Mill Lane Well Users'], ''],
    [['Yours faithfully'], ''],
    [['Yours faithfully', 'A local taxpayer, 14 Mill Lane'], ''],
    [['her granddaughter'], ''],
    [['Yours sincerely', 'Rhodri Ap Siencyn AS/MS'], 'Rhodri Ap Siencyn'],
    [['Imam Yusuf Garrowby', 'Milly Prendergast', 'Joint convenors'], 'Imam Garrowby and Milly Prendergast'],
    [['Imam Yusuf Garrowby', 'Milly Prendergast', 'Treasurer'], 'Imam Garrowby'],
  ])('%j is addressed as "%s"', (lines, salutation) => {
    expect(signed(...lines)).toBe(salutation);
  });

  test.each<[string, string, string]>([
    ['Mr T. Pocock\nThe Beeches\n\nSir', 'T. Pocock', 'Mr Pocock'],
    ['From: Femi Adeyemi <femi@example.org>\nSubject: Van\n\nHi', 'Femi', 'Femi Adeyemi'],
    ['Jago Rowe, Harbour Master\n\nHello', 'J. Rowe', 'Jago Rowe'],
    ['From: Ann Lee\n\nHello', 'Femi', 'Femi'],
    ['Mrs W. Tregenna\nCarn Bottom\n\nDear Sir', 'Winifred Tregenna', 'Mrs Tregenna'],
    ['Mrs A. Tregenna\nCarn Bottom\n\nDear Sir', 'Winifred Tregenna', 'Winifred Tregenna'],
    ["I'm Cllr Bronagh Tiptree, Harrowmoor District Council.", 'Bronagh', 'Councillor Tiptree'],
    ["I'm Irish.", 'Bronagh', 'Bronagh'],
  ])('a short signature is completed from the head of the letter, if it is the same person', (head, signature, salutation) => {
    expect(correspondentOf(`${head}\n\nThe road is closed.\n\nThanks\n\n${signature}`).salutation).toBe(salutation);
  });

  test.each<[string, string, string]>([
    ['House of Commons\n\nDear Minister,\nA case.\nYours\nThe Rt Hon Mrs Jane Osei MP', 'Mrs Osei', 'The Rt Hon Jane Osei MP'],
    ['House of Commons\n\nDear Minister,\nA case.\nYours sincerely\nTom Bee\nCaseworker to Dr Ann Lee MP', 'Dr Lee', 'Dr Ann Lee MP'],
    ['House of Lords\n\nDear Minister,\nA case.\nYours\nThe Lord Harcombe of Wye', 'Lord Harcombe', 'The Lord Harcombe of Wye'],
    ['Dear Sirs\nWe ask for a date.\nYours faithfully\nfor and on behalf of Kestrel Freight Ltd', '', 'Kestrel Freight Ltd'],
    ['Title: Mrs\nForename: PARISA\nSurname: HAKIMI\nMessage: what is the fee', 'Mrs Hakimi', 'Mrs Parisa Hakimi'],
    ['Tamsin Roe (Brackley): To ask the Secretary of State, how many wells are dry.', 'Tamsin Roe', 'Tamsin Roe MP'],
  ])('the reply goes to who writes, named as an address block names them: %j', (letter, salutation, addressee) => {
    expect(correspondentOf(letter)).toEqual({ salutation, addressee });
  });

  test('a title is never inferred from a name', () => {
    for (const name of ['Margaret Hughes', 'Mohammed Iqbal', 'Dale Winton']) expect(signed('Yours sincerely', name)).toBe(name);
  });

  test('a letter that is not signed names nobody', () => {
    expect(correspondentOf('the road is closed and has been for weeks, please help').salutation).toBe('');
    expect(correspondentOf('').salutation).toBe('');
  });
});
