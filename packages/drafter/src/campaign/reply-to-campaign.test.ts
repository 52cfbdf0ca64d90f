import type { ToolContext } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { draftReply } from '../draft-reply.ts';
import { type DrafterInput, type DrafterResult, drafter } from '../drafter.ts';
import { wellLine } from '../testing/well-line.ts';

const closing = wellLine('closing', 'closing date', 'Applications to the well grant close on 26 March 2027.');
const bus = wellLine('bus', 'who can apply', 'The bus fund helps parish councils with shelters.', { topic: 'buses' });
const amount = wellLine('amount', 'how much we pay', 'The well grant pays 60% of the cost, up to £4,500.');
const body = 'I write about the well grant, as many others do. When do applications to the well grant close?';
const letter = (name: string, { head = '18 November 2026', text = body } = {}) =>
  `${head}\n\nDear Minister\n\n${text}\n\nYours sincerely\n${name}\n`;

async function draft(input: DrafterInput, check: ToolContext['check'] = async () => undefined): Promise<DrafterResult> {
  const receipt = { query: '', terms: [], collection: 'lines', documentsSearched: 1 };
  const search = async () => ({ passages: [{ ...closing, score: 4 }, { ...amount, score: 2 }, bus], receipt });
  const events = draftReply(input, { signal: new AbortController().signal, today: '2026-11-27', search, check });
  let step = await events.next();
  while (step.done !== true) step = await events.next();
  return step.value;
}

describe('the reply to a campaign', () => {
  test('goes to each correspondent in their own name, with their own date, reference and clock', async () => {
    const {
      campaign,
      kinds,
      draft: common,
    } = await draft({
      letter: letter('Ms Jane Osei'),
      campaign: [
        { letter: letter('Mr Ali Khan', { head: 'My ref: AK/42\n12 November 2026' }), received: '2026-11-16' },
        { letter: letter('') },
      ],
    });
    expect(common).toMatch(/^Dear Ms Osei/);
    expect(kinds).toContainEqual(expect.objectContaining({ kind: 'campaign' }));
    expect(campaign).toMatchObject([
      { status: 'drafted', addressee: 'Mr Ali Khan', reference: 'AK/42', due: '2026-12-14', apart: [], checks: [] },
      { status: 'drafted', due: '2026-12-29' },
    ]);
    const [first, second] = (campaign ?? []).map(({ paragraphs }) => paragraphs);
    expect(first).toContain('Dear Mr Khan');
    expect(first).toContain('Your reference: AK/42');
    expect(first).toContain('Thank you for your letter of 12 November 2026.');
    for (const paragraphs of [first, second]) expect(paragraphs).toContain(closing.text);
    expect(second?.[0]).toBe('Dear Sir or Madam');
    expect(second).toContain('Yours faithfully');
  });

  test('a letter that says more is set apart with its words, and gets no reply', async () => {
    const own = letter('Ann Lee', { text: `${body} Who pays for my well in the meantime?` });
    const { campaign } = await draft({ letter: letter('Ms Jane Osei'), campaign: [{ letter: own }] });
    expect(campaign).toMatchObject([
      {
        status: 'apart',
        paragraphs: [],
        apart: [{ why: 'ask', quote: 'Who pays for my well in the meantime?', position: { document: 'campaign-1' } }],
      },
    ]);
  });

  test('a gap of the common reply is a gap in each, told in its checks', async () => {
    const text = 'Who paints the lock gates?';
    const { campaign } = await draft({ letter: letter('Ms Jane Osei', { text }), campaign: [{ letter: letter('Ann Lee', { text }) }] });
    expect(campaign?.[0]?.checks.map(({ kind }) => kind)).toEqual(['gap-left']);
  });

  test('a reply that the guardrails would hold back sets its letter apart, not the others', async () => {
    const check = async ({ text }: { readonly text: string }) => (text.includes('Khan') ? 'That name may not leave.' : undefined);
    const { campaign } = await draft(
      { letter: letter('Ms Jane Osei'), campaign: [{ letter: letter('Mr Ali Khan') }, { letter: letter('Ms Ann Lee') }] },
      check,
    );
    expect(campaign?.map(({ status }) => status)).toEqual(['apart', 'drafted']);
    expect(campaign?.[0]?.apart).toMatchObject([{ why: 'withheld', quote: 'That name may not leave.' }]);
  });

  test('what a caseworker set right of one correspondent is not said of the others', async () => {
    const { campaign } = await draft({
      letter: letter('J'),
      corrections: { salutation: 'Ms Osei', addressee: 'Ms Jane Osei', reference: 'X/1' },
      campaign: [{ letter: letter('Mr Ali Khan') }],
    });
    expect(campaign).toMatchObject([{ addressee: 'Mr Ali Khan', reference: '' }]);
  });

  test('a letter without a campaign has no such result, and one run takes two hundred letters', async () => {
    expect(await draft({ letter: letter('Ms Jane Osei') })).not.toHaveProperty('campaign');
    expect((await draft({ letter: letter('Ms Jane Osei'), campaign: [] })).campaign).toEqual([]);
    const many = Array.from({ length: 201 }, () => ({ letter: letter('Ann Lee') }));
    expect(drafter.input.safeParse({ letter: letter('A'), campaign: many }).success).toBe(false);
    expect(drafter.input.safeParse({ letter: letter('A'), campaign: [{ letter: ' ' }] }).success).toBe(false);
  });
});
