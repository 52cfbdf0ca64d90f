import { describe, expect, test } from 'vitest';
import { compareEdits } from './compare-edits.ts';

const letter = (body: string) => `Dear Ms Osei\n\nThank you for your letter.\n\n${body}\n\nYours sincerely\n\nA. Clerk\nCanal team`;
const edited = (was: string, now: string) => compareEdits(letter(was), letter(now));

describe('an edit of form', () => {
  test.each<[string, string, string, string]>([
    ['case', 'The Department pays the grant.', 'The department pays the grant.', 'case'],
    ['spaces', 'The grant pays 60% of the cost.', 'The  grant pays 60% of the cost.', 'spacing'],
    ['a comma', 'The grant pays for wells, and for pumps.', 'The grant pays for wells and for pumps.', 'punctuation'],
    ['quotation marks', 'The “well grant” pays.', 'The well grant pays.', 'punctuation'],
    ['-ize', 'We recognize the cost.', 'We recognise the cost.', 'spelling'],
    ['an American spelling', 'The center is open.', 'The centre is open.', 'spelling'],
    ['a hyphen in e-mail', 'Send us an email.', 'Send us an e-mail.', 'punctuation'],
    ['a contraction', 'We cannot pay.', 'We can’t pay.', 'spelling'],
    ['per cent', 'It pays 60 per cent.', 'It pays 60%.', 'spelling'],
    ['a comma in a figure', 'It pays £4500.', 'It pays £4,500.', 'punctuation'],
    ['a sentence parted', 'It closes in May; it opens in June.', 'It closes in May. It opens in June.', 'punctuation'],
    ['a paragraph parted', 'It closes in May. It opens in June.', 'It closes in May.\n\nIt opens in June.', 'spacing'],
  ])('%s', (_, was, now, what) => {
    expect(edited(was, now)).toMatchObject([{ isSubstantive: false, what: [what] }]);
  });

  test('another greeting word and another close, the same person', () => {
    const now = 'Hello Ms Osei\n\nThank you for your letter.\n\nKind regards\n\nA. Clerk\nCanal team';
    const draft = 'Dear Ms Osei\n\nThank you for your letter.\n\nYours sincerely\n\nA. Clerk\nCanal team';
    expect(compareEdits(draft, now).map(({ isSubstantive }) => isSubstantive)).toEqual([false, false]);
  });

  test('address lines in another order, before the greeting and after the close', () => {
    const draft = 'Canal House\nLeeds\n\nDear Ms Osei\n\nYes.\n\nYours sincerely\n\nA. Clerk\nCanal team';
    const now = 'Leeds\nCanal House\n\nDear Ms Osei\n\nYes.\n\nYours sincerely\n\nCanal team\nA. Clerk';
    expect(compareEdits(draft, now).map(({ what }) => what)).toEqual([['address-order'], ['address-order']]);
  });

  test.each<[string, string, string]>([
    ['in the letter', '[Gap: no line answers “Who pays?” Supply one.]', 'Dear Ms Osei\n\nNOTE\n\nYours sincerely'],
    ['after the close', '[Signature, name and team]', 'Dear Ms Osei\n\nYes.\n\nYours sincerely\n\nNOTE'],
  ])('a note that was no part of the letter is taken out %s; what stands in its place is an addition', (_, note, words) => {
    const draft = words.replace('NOTE', note);
    const taken = compareEdits(draft, words.replace('NOTE', ''), [note]);
    expect(taken.flatMap(({ what }) => what)).toEqual(taken.map(() => 'note-removed'));
    expect(compareEdits(draft, words.replace('NOTE', 'Ann Clerk'), [note]).at(-1)).toMatchObject({ isSubstantive: true, what: ['added'] });
    expect(compareEdits(draft, words.replace('NOTE', ''))[0]).toMatchObject({ isSubstantive: true, what: ['dropped'] });
  });
});

describe('an edit of substance', () => {
  test.each<[string, string, string, readonly string[]]>([
    ['a figure', 'It pays £4,500.', 'It pays £45,000.', ['figure']],
    ['a decimal point', 'It pays 4.5% of it.', 'It pays 45% of it.', ['figure']],
    ['a date', 'It closes on 26 March 2027 at the latest.', 'It closes on 27 March 2027 at the latest.', ['date']],
    ['a minus', 'The change is 5 points.', 'The change is -5 points.', ['words']],
    ['a range', 'It takes 2-3 weeks.', 'It takes 2/3 weeks.', ['words']],
    ['a name', 'The Canal Trust pays for it.', 'The River Trust pays for it.', ['name']],
    ['a negation', 'We can pay for it.', 'We cannot pay for it.', ['negation']],
    ['a modal verb', 'We will pay for it.', 'We may pay for it.', ['modal']],
    ['a condition', 'We pay once the work is done.', 'We pay once the work is done, unless it was begun.', ['condition', 'words']],
    ['and for or', 'Farmers and tenants can apply.', 'Farmers or tenants can apply.', ['condition']],
    ['the order of words', 'The council owes the farmer.', 'The farmer owes the council.', ['order']],
    ['a statement made a question', 'We will pay.', 'We will pay?', ['words']],
    ['May and may', 'You hear in May from us.', 'You hear in may from us.', ['modal']],
    ['US and us', 'The tariff is for US goods.', 'The tariff is for us goods.', ['name', 'words']],
    ['another page', 'See https://www.gov.uk/a-b for it.', 'See https://www.gov.uk/a/b for it.', ['name']],
    ['another address', 'Write to ann@dept.example.', 'Write to bob@dept.example.', ['name']],
    ['a hidden character in a word', 'We pay it all.', 'We p\u200bay it all.', ['words']],
    ['any other word', 'We pay the whole cost.', 'We pay the full cost.', ['words']],
  ])('%s', (_, was, now, what) => {
    expect(edited(was, now)).toMatchObject([{ isSubstantive: true, what }]);
  });

  test('another person is greeted', () => {
    expect(compareEdits('Dear Ms Osei\n\nYes.', 'Dear Ms Oyelaran\n\nYes.')).toMatchObject([{ isSubstantive: true, what: ['name'] }]);
  });

  test('a sentence is added, dropped, moved', () => {
    const body = 'The grant pays for wells. It closes in May.';
    expect(edited(body, `${body} Ask your council.`)).toEqual([
      { isSubstantive: true, what: ['added'], was: '', now: 'Ask your council.' },
    ]);
    expect(edited(body, 'The grant pays for wells.')).toEqual([
      { isSubstantive: true, what: ['dropped'], was: 'It closes in May.', now: '' },
    ]);
    expect(edited(body, 'It closes in May. The grant pays for wells.')).toMatchObject([{ isSubstantive: true, what: ['moved'] }]);
  });

  test('an address line is another', () => {
    const draft = 'Canal House\nLeeds\n\nDear Ms Osei\n\nYes.';
    expect(compareEdits(draft, draft.replace('Leeds', 'York')).every(({ isSubstantive }) => isSubstantive)).toBe(true);
  });

  test('a list in another order', () => {
    expect(edited('- wells\n- pumps', '- pumps\n- wells').every(({ isSubstantive }) => isSubstantive)).toBe(true);
  });

  test('another text altogether is one edit, found in a moment', () => {
    const [was, now] = ['A', 'B'].map((letter) => Array.from({ length: 9_000 }, (_, place) => `${letter}${place}x is it.`).join(' '));
    const startedAt = performance.now();
    expect(compareEdits(was ?? '', now ?? '')).toEqual([{ isSubstantive: true, what: ['rewritten'], was: '', now: '' }]);
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });
});

test('a draft that nobody changed has no edits, and neither has one with other line ends', () => {
  const draft = letter('The grant pays £4,500.');
  expect(compareEdits(draft, draft)).toEqual([]);
  expect(compareEdits(draft, draft.replaceAll('\n', '\r\n'))).toEqual([]);
});
