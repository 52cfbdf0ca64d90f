import type { Passage } from '@assay/core';
import { describe, expect, test } from 'vitest';
import type { DrafterInput, DrafterResult } from './drafter.ts';
import { draftFrom } from './testing/draft-from.ts';
import { wellLine as line } from './testing/well-line.ts';

const closing = line('closing', 'closing date', 'Applications to the well grant close on 26 March 2027.');
const bus = line('bus', 'who can apply', 'The bus fund helps parish councils with shelters.', { topic: 'buses' });
const amount = line('amount', 'how much we pay', 'The well grant pays 60% of the cost, up to £4,500.');

const draft = (input: DrafterInput, passages: readonly Passage[] = [closing, amount, bus]) => draftFrom(input, passages);

const letter =
  'Dear Minister\n\nI write about the well grant. When do applications to the well grant close?\n\nYours sincerely\nMs Jane Osei';
const textsOf = ({ paragraphs }: DrafterResult, kind: string) => paragraphs.filter((one) => one.kind === kind).map(({ text }) => text);

describe('draftReply', () => {
  test('answers a question with an approved line, word for word, and quotes its source', async () => {
    const result = await draft({ letter, received: '2026-11-23' });
    expect(textsOf(result, 'line')).toEqual([closing.text]);
    expect(result).toMatchObject({
      opening: 'Dear Ms Osei',
      close: 'Yours sincerely',
      asks: [{ status: 'answered', line: { id: 'closing' } }],
      kinds: [{ kind: 'treat-official' }],
      clocks: [{ due: '2026-12-21' }],
      commissions: [],
      checks: [],
    });
  });

  test('shows a gap where no line answers, asks its owner for one, and proposes the nearest', async () => {
    const result = await draft({ letter: 'Dear Sir\n\nThe well grant is generous. Who paints the lock gates?\n\nYours\nAnn Lee' });
    expect(textsOf(result, 'gap')).toEqual([expect.stringContaining('Who paints the lock gates?')]);
    expect(result.commissions).toMatchObject([{ ask: 'Who paints the lock gates?', status: 'waiting' }]);
    expect(result.checks).toMatchObject([{ kind: 'gap-left' }]);
  });

  test('a case fact stands as it was given, attributed, and answers the ask it is given for', async () => {
    const facts = [{ text: 'Your application was received on 3 November 2026.', by: 'A. Clerk', ask: 'Did you get my form?' }];
    const result = await draft({ letter: 'Dear Sir\n\nI sent it last month. Did you get my form?\n\nYours\nAnn Lee', facts });
    expect(textsOf(result, 'fact')).toEqual([facts[0]?.text]);
    expect(result.asks).toMatchObject([{ status: 'answered', line: { title: 'Case fact (A. Clerk)' } }]);
  });

  test('a statutory request goes another way, with a clock of its own, and is not answered from lines', async () => {
    const result = await draft({
      letter: `${letter.slice(0, letter.indexOf('\n\nYours'))} Please send me all e-mails about the grant.\n\nYours\nAnn Lee`,
    });
    expect(result.kinds.map(({ kind }) => kind).sort()).toEqual(['foi', 'treat-official']);
    expect(result.asks.map(({ status }) => status)).toEqual(['answered', 'routed']);
    expect(textsOf(result, 'routed')).toHaveLength(1);
    expect(result.clocks).toHaveLength(2);
  });

  test('what another body does is sent on to it', async () => {
    const result = await draft({ letter: 'Dear Sir\n\nWhen will the pothole in Foundry Bank be filled?\n\nYours\nAnn Lee' });
    expect(result.asks).toMatchObject([{ status: 'not-ours', owner: 'the local council' }]);
    expect(textsOf(result, 'routed')).toEqual([expect.stringContaining('the local council')]);
  });

  test('a holding reply says why and until when, as the caseworker entered it', async () => {
    const result = await draft({ letter, holding: { until: '2026-12-21', why: 'We are waiting for a surveyor' } });
    expect(textsOf(result, 'frame').join(' ')).toContain('We are waiting for a surveyor. You will have one by 21 December 2026.');
  });

  test('a line that a caseworker sets is used, and one they take out is a gap', async () => {
    const ask = 'When do applications to the well grant close?';
    const other = await draft({ letter, corrections: { lines: [{ ask, line: null }] } });
    expect(other.asks).toMatchObject([{ status: 'gap' }]);
  });

  test('a letter in Welsh, and one without authority, say first what must be done', async () => {
    const welsh =
      "Annwyl Syr\n\nRwy'n ysgrifennu am y ffynnon sydd ar ein tir ni. Hoffwn wybod pryd mae'r grant yn cau, ac a oes rhaid talu.\n\nDiolch";
    expect((await draft({ letter: welsh })).paragraphs[0]).toMatchObject({ kind: 'note', text: expect.stringContaining('Welsh') });
    const client = 'Dear Sirs\n\nWe act for Mrs Joan Field. When will she be paid?\n\nBee & Co, Solicitors';
    const result = await draft({ letter: client });
    expect(result.paragraphs[0]).toMatchObject({ kind: 'note', text: expect.stringContaining('authority') });
    expect(result.checks.map(({ kind }) => kind)).toContain('authority');
  });

  test('an edited draft is checked and returned as it is', async () => {
    const edited = `Dear Ms Osei\n\nWe will pay you £9,000 under the Wells Act 1999.\n\nApplications to the well grant close on 30 March 2027.\n\nYours sincerely`;
    const result = await draft({ letter, draft: edited });
    expect(result.draft).toBe(edited);
    const kinds = result.checks.map(({ kind }) => kind);
    for (const kind of ['figure', 'commitment', 'legal', 'line-changed']) expect(kinds).toContain(kind);
    const dropped = await draft({ letter, draft: 'Dear Ms Osei\n\nThank you for your letter.\n\nYours sincerely' });
    expect(dropped.checks.map(({ kind }) => kind)).toEqual(['ask-unanswered']);
  });

  test('what the correspondent was told before stands beside the ask, and another date is an item to check', async () => {
    const earlier = [
      { date: '2026-03-03', text: 'Dear Ms Osei\n\nApplications to the well grant close on 30 April 2027.\n\nYours sincerely\nA. Clerk' },
    ];
    const result = await draft({ letter, earlier });
    expect(result.asks[0]?.before).toMatchObject([{ date: '2026-03-03', differs: [{ was: '30 April 2027', now: '26 March 2027' }] }]);
    expect(result.checks).toMatchObject([{ kind: 'told-before', quote: '26 March 2027' }]);
    expect((await draft({ letter })).asks[0]).not.toHaveProperty('before');
  });

  test.each<[string, string]>([
    ['We shall leverage synergies & facilitate this.', 'style'],
    ['The Conservatives failed and made a mess of it.', 'impartiality'],
    ['This is OFFICIAL-SENSITIVE.', 'marking'],
  ])('%j is an item to check: %s', async (sentence, kind) => {
    const result = await draft({ letter, draft: `Dear Ms Osei\n\n${closing.text} ${sentence}\n\nYours sincerely` });
    expect(result.checks.map((one) => one.kind)).toContain(kind);
  });

  test('a figure that the letter itself gives needs no check, and what a case fact says is not held to house style', async () => {
    const said = letter.replace('well grant. ', 'well grant, for which I paid £2,214. ');
    const fact = 'We wrote on 3 March 2026 in order to facilitate payment.';
    const edited = `Dear Ms Osei\n\nYou paid £2,214.\n\n${closing.text}\n\n${fact}\n\nYours sincerely`;
    expect((await draft({ letter: said, facts: [{ text: fact, by: 'A. Clerk' }], draft: edited })).checks).toEqual([]);
  });
});
