import { describe, expect, test } from 'vitest';
import { clocksOf, readCase } from './read-case.ts';

const today = '2026-11-27';

describe('readCase', () => {
  test('reads who wrote, when, by what channel, and what is asked', () => {
    const letter =
      'From: Ms Jane Osei <jane@osei.example>\nSubject: well grant AB/2026/17\nDate: 20 November 2026\n\nHello\n\nWhen does it close?\n\nRegards\nJane Osei';
    const read = readCase({ letter, received: '2026-11-23' }, today);
    expect(read).toMatchObject({
      reference: 'AB/2026/17',
      written: { day: '2026-11-20', inWords: '20 November 2026' },
      received: { day: '2026-11-23', isAssumed: false },
      correspondent: { salutation: 'Ms Osei' },
      language: 'en',
      letter: { channel: 'e-mail' },
      asks: [{ quote: 'When does it close?' }],
    });
  });

  test('a day of receipt that nobody gave is today, and said to be assumed', () => {
    expect(readCase({ letter: 'Dear Sir\n\nHello.' }, today).received).toEqual({ day: today, isAssumed: true });
  });

  test('what a caseworker sets right stands as they say', () => {
    const letter = 'Dear Sir\n\nIs it not odd? When does it close?\n\nYours\nAnn Lee';
    const corrections = { kinds: ['complaint' as const], salutation: 'Dr Lee', reference: 'X/1', notAsked: ['Is it not odd?'] };
    const read = readCase({ letter, corrections }, today);
    expect(read.kinds.map(({ kind }) => kind)).toEqual(['complaint']);
    expect(read).toMatchObject({ correspondent: { salutation: 'Dr Lee' }, reference: 'X/1', asks: [{ quote: 'When does it close?' }] });
  });

  test('a question of Parliament and a letter before claim are due on the day that they name', () => {
    const question = readCase(
      { letter: 'For answer on Wednesday 2 December 2026\n\nAnn Lee (Wye): To ask the Secretary of State, how many wells are dry.' },
      today,
    );
    expect(clocksOf(question, ['parliamentary-question'])).toMatchObject([{ due: '2026-12-02' }]);
    const claim = readCase(
      { letter: 'Dear Sirs\n\nUnless you pay by 18 December 2026 we will issue proceedings in the county court.' },
      today,
    );
    expect(clocksOf(claim, ['letter-before-claim'])).toMatchObject([{ due: '2026-12-18' }]);
  });

  test('a letter in Welsh is told', () => {
    const letter =
      "Annwyl Syr\n\nRwy'n ysgrifennu am y ffynnon sydd ar ein tir ni. Hoffwn wybod pryd mae'r grant yn cau, ac a oes rhaid talu.\n\nDiolch";
    expect(readCase({ letter }, today).language).toBe('cy');
  });

  test.each([
    'and what if ',
    '\n\n',
    'Dear Sir\n',
    '> ',
    'From: x\n',
    '((',
    '[Your name] ',
    '. ',
    'my records about me and ',
    'ref AB/1/',
    '£1 2 Dec ',
  ])('a letter that is nothing but %j is read, and bounded', (part) => {
    const read = readCase({ letter: `${part.repeat(Math.floor(60_000 / part.length))}end` }, today);
    expect(read.asks.length).toBeLessThanOrEqual(100);
  });
});
