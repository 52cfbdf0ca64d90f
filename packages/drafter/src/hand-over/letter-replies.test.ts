import { describe, expect, test } from 'vitest';
import type { DrafterInput } from '../drafter.ts';
import { draftFrom } from '../testing/draft-from.ts';
import { wellLine } from '../testing/well-line.ts';
import { letterReplies } from './letter-replies.ts';

const lines = [
  wellLine('closing', 'closing date', 'Applications to the well grant close on 26 March 2027.'),
  wellLine('amount', 'how much we pay', 'The well grant pays 60% of the cost, up to £4,500.'),
  wellLine('bus', 'who can apply', 'The bus fund helps parish councils with shelters.', { topic: 'buses' }),
];
const letter =
  'Dear Minister\n\nI write about the well grant. When do applications to the well grant close?\n\nYours sincerely\nMs Jane Osei';

/** What is judged of a reply, after the tool drafted and then checked it as it would be when it is signed. */
async function judged(input: DrafterInput, change: (draft: string) => string) {
  const drafted = await draftFrom(input, lines);
  const checked = letterReplies.checkInput(input, change(drafted.draft));
  return letterReplies.judge(drafted, await draftFrom(checked as DrafterInput, lines));
}

const signed = (draft: string) => draft.replace('[Signature, name and team]', 'A. Clerk');
const kindsOf = ({ open }: Awaited<ReturnType<typeof judged>>) => open.map(({ kind }) => kind);

describe('a reply that is to be signed', () => {
  test('that is the draft itself has no edits, and its place for a signature stands open', async () => {
    expect(await judged({ letter }, (draft) => draft)).toEqual({
      edits: [],
      open: [{ kind: 'note-left', quote: '[Signature, name and team]', message: expect.stringContaining('fill it or take it out') }],
      needsReason: '',
    });
  });

  test('with a signature in its place and nothing else is open in nothing', async () => {
    expect(await judged({ letter }, signed)).toMatchObject({
      edits: [
        { isSubstantive: false, what: ['note-removed'] },
        { isSubstantive: true, what: ['added'], now: 'A. Clerk' },
      ],
      open: [],
      needsReason: '',
    });
  });

  test('may have its addressee above it, as the files of a draft do', async () => {
    const { edits } = await judged({ letter }, (draft) => `Ms Jane Osei\n\n${draft}`);
    expect(edits).toEqual([]);
  });

  test('tells a changed figure from a comma', async () => {
    const { edits, open } = await judged({ letter }, (draft) =>
      signed(draft).replace('26 March', '27 March').replace('Dear Ms Osei', 'Dear Ms Osei,'),
    );
    expect(edits.filter(({ isSubstantive }) => isSubstantive).map(({ what }) => what)).toEqual([['date'], ['added']]);
    expect(open.map(({ kind }) => kind)).toEqual(['line-changed', 'figure']);
  });

  test.each<[string, string, readonly string[], string]>([
    [
      'a gap that is left',
      'Dear Sir\n\nThe well grant is generous. Who paints the lock gates?\n\nYours\nAnn Lee',
      ['gap-left'],
      'Say why it may go although it has 1 question without an answer.',
    ],
    [
      'a request for information',
      'Dear Sir\n\nUnder the Freedom of Information Act 2000 please send me all e-mails about the well grant.\n\nYours\nAnn Lee',
      ['statutory'],
      'Say why it may go although it has 1 part with a clock of its own.',
    ],
  ])('with %s needs a reason', async (_, text, kinds, why) => {
    const judgement = await judged({ letter: text }, signed);
    expect([kindsOf(judgement), judgement.needsReason]).toEqual([kinds, why]);
  });

  test('in which a question is no longer answered needs a reason', async () => {
    const judgement = await judged({ letter }, (draft) => signed(draft).replace(/Applications.*/, 'We will let you know.'));
    expect(kindsOf(judgement)).toContain('ask-unanswered');
    expect(judgement.needsReason).toContain('1 question without an answer');
  });

  test('to somebody who may be in danger, or who wrote in Welsh, has that open first', async () => {
    const text = 'Annwyl Weinidog\n\nRwyf yn ysgrifennu am y grant. I cannot go on and I want to end my life.\n\nYn gywir\nMs Jane Osei';
    expect(kindsOf(await judged({ letter: text }, signed))[0]).toBe('urgent');
  });

  test('one of a campaign is checked as one, without the other letters', () => {
    expect(letterReplies.checkInput({ letter, campaign: [{ letter: 'x' }] }, 'y')).toEqual({ letter, campaign: [], draft: 'y' });
    expect(letterReplies.checkInput({ letter }, 'y')).toEqual({ letter, draft: 'y' });
  });
});
