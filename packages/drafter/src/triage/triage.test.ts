import { describe, expect, test } from 'vitest';
import { readLetter } from '../letter/read-letter.ts';
import { readStanding } from '../letter/read-role.ts';
import type { LetterKind } from '../letter-kinds.ts';
import { findDistress } from './find-distress.ts';
import { findOwner } from './find-owner.ts';
import { findUrgent, type Urgency } from './find-urgent.ts';
import { readKinds } from './read-kinds.ts';

const letterOf = (text: string) => readLetter(`Dear Sir\n\n${text}\n\nYours\nAnn Lee`);

describe('findUrgent', () => {
  test.each<[string, Urgency | undefined]>([
    ['I have given the cat to my neighbour and shall not be a burden much longer.', 'self-harm'],
    ['I am going to kill myself.', 'self-harm'],
    ['We have had no heating for 9 days and the baby is blue with cold.', 'threat-to-life'],
    ['Her stepfather hits the little girl with a belt.', 'safeguarding'],
    ['Next time your inspector comes he will leave in a box.', 'threat'],
    ['Our solicitors will write to you.', 'legal'],
    ['I am a reporter with the Wye Gazette and would like a comment by noon.', 'media'],
    ['I am dying to know whether the pub may apply.', undefined],
    ['My late husband died in 2019 and left me the well.', undefined],
    ['We play badminton on a court in the hall.', undefined],
    ['It is an abuse of the system.', undefined],
    ['I used to work for the local paper.', undefined],
    ['This will be my last letter on the subject of the hedge.', undefined],
  ])('%j is %s', (text, what) => {
    expect(findUrgent(letterOf(text))[0]?.what).toBe(what);
  });

  test('every passage has its place in the letter', () => {
    const letter = letterOf('The road is shut. I am going to kill myself. Goodbye.');
    const [passage] = findUrgent(letter);
    expect(letter.text.slice(passage?.start, passage?.end)).toBe('I am going to kill myself.');
  });
});

describe('readKinds', () => {
  const kindsOf = (text: string) => {
    const letter = letterOf(text);
    return readKinds(letter, readStanding(letter)).map(({ kind }) => kind);
  };

  test.each<[string, readonly LetterKind[]]>([
    ['Please send me the e-mails that passed between your officials and the bus company.', ['foi']],
    ['I want a copy of everything you hold about me.', ['data-rights']],
    ['You sent my bank details to the wrong person.', ['data-protection-complaint', 'complaint']],
    ['Unless you pay by 3 May I shall issue a claim in the county court.', ['letter-before-claim']],
    ['I wish to complain about how I was treated.', ['complaint']],
    ['Would the Minister come and open our hall in June?', ['invitation']],
    ['I am one of thousands of supporters of the Clean Wye campaign.', ['campaign']],
    ['When does the grant close?', []],
    ['Please send me form W7 and the notes that go with it.', []],
    ['The council has never answered me.', []],
  ])('%j is %j', (text, kinds) => {
    expect(kindsOf(text)).toEqual(kinds);
  });

  test('one letter may be several, each with the words that say so', () => {
    const letter = letterOf('Nobody has answered my letters. Please send me a copy of everything you hold about me.');
    const kinds = readKinds(letter, readStanding(letter));
    const said = new Map(kinds.map(({ kind, sentences }) => [kind, sentences.map(({ text }) => text)]));
    expect([...said.keys()]).toEqual(['data-rights', 'complaint']);
    expect(said.get('data-rights')).toContain('Please send me a copy of everything you hold about me.');
    expect(said.get('complaint')).toContain('Nobody has answered my letters.');
  });

  test('a question as it is tabled is nothing else, and a member who writes is one by how they sign', () => {
    const tabled = readLetter('Ann Lee (Wye): To ask the Secretary of State, how many e-mails were sent to the bus company.');
    expect(readKinds(tabled, readStanding(tabled)).map(({ kind }) => kind)).toEqual(['parliamentary-question']);
    const member = readLetter('House of Commons\n\nDear Minister\n\nWhen does it close?\n\nYours\nAnn Lee MP');
    expect(readKinds(member, readStanding(member)).map(({ kind }) => kind)).toEqual(['members']);
  });
});

describe('readStanding', () => {
  test.each<[string, string, string, string]>([
    ['House of Commons\n\nDear Minister\n\nMy constituent Mr Tom Roe asks when it closes.\n\nAnn Lee MP', 'mp', 'Mr Tom Roe', 'not-needed'],
    [
      'Dear Sirs\n\nWe act for Mrs Joan Field and ask when she will be paid.\n\nBee & Co, Solicitors',
      'solicitor',
      'Mrs Joan Field',
      'check',
    ],
    ['Dear Sir\n\nI write on behalf of my mother, who was refused. I hold power of attorney.\n\nAnn Lee', 'relative', 'my mother', 'given'],
    ['Dear Sir\n\nWhen does it close?\n\nAnn Lee', 'public', '', 'not-needed'],
  ])('%j', (text, role, onBehalfOf, authority) => {
    expect(readStanding(readLetter(text))).toEqual({ role, onBehalfOf, authority });
  });
});

test.each<[string, string]>([
  ['My husband died in the spring.', 'loss'],
  ['My husband died in 2009.', ''],
  ['I am at my wits’ end and cannot sleep.', 'distress'],
  ['I am 81 and a widow.', ''],
])('%j shows "%s"', (text, distress) => {
  expect(findDistress(letterOf(text))).toBe(distress);
});

test.each<[string, string | undefined]>([
  ['And when will the pothole in Foundry Bank be filled?', 'council'],
  ['My tax code is wrong.', 'hmrc'],
  ['When does the grant close?', undefined],
])('%j is for %s', (text, id) => {
  expect(findOwner(text)?.id).toBe(id);
});
