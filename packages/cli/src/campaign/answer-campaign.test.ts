import type { Notice, RunOutcome, RunRequest, ToolRun } from '@assay/core';
import type { DrafterResult } from '@assay/drafter';
import { describe, expect, test } from 'vitest';
import { answerCampaign } from './answer-campaign.ts';

type Reply = NonNullable<DrafterResult['campaign']>[number];

const reply: Reply = {
  status: 'drafted',
  addressee: 'Ms Lee',
  reference: '',
  due: '',
  paragraphs: ['Dear Ms Lee', 'Yes.'],
  checks: [],
  apart: [],
};
const position = { document: 'campaign-1', start: 0, end: 9 };
const lead = {
  draft: 'Dear Ms Osei',
  correspondent: { addressee: 'Ms Osei' },
  reference: 'R1',
  clocks: [{ due: '' }, { due: '2026-12-28' }],
  checks: [],
};
const named = (name: string, text = name) => ({ name, text, unreadAttachments: [] });
const about = { representative: named('lead'), common: 'lead' };
const letters = (count: number) => Array.from({ length: count }, (_, place) => named(`letter-${place}`));
const asked = ({ input }: RunRequest) => (input as { readonly campaign: readonly { readonly letter: string }[] }).campaign;

/** How a run comes out, as far as a test says. */
interface End {
  readonly status: string;
  readonly code?: string;
  readonly message?: string;
  readonly result?: unknown;
  readonly notices?: readonly Notice[];
}

/** A deployment whose runs end as a test says. */
function deployment(ends: (request: RunRequest) => End) {
  const sizes: number[] = [];
  return {
    sizes,
    async run(request: RunRequest): Promise<ToolRun> {
      sizes.push(asked(request).length);
      const end = ends(request);
      if (end.status === 'refused') return { code: 'tool-not-enabled', message: 'It is off.', ...end } as ToolRun;
      const finished = Promise.resolve({ id: `run-${sizes.length}`, notices: [], code: '', message: '', ...end } as RunOutcome);
      return {
        status: 'started',
        id: `run-${sizes.length}`,
        configuration: '',
        finished,
        restore: (text: string) => text.replace('[P1]', 'Ms Lee'),
      } as ToolRun;
    },
  };
}

const done = (request: RunRequest, notices: readonly Notice[] = []) => ({
  status: 'done' as const,
  notices,
  result: { ...lead, campaign: asked(request).map(() => reply) },
});
const harm: Notice = {
  rule: 'person-at-risk',
  check: 'harm',
  kind: 'self-harm',
  action: 'flag',
  message: 'Read it now.',
  where: 'campaign[1].letter',
};

describe('answerCampaign', () => {
  test('drafts on what all say, then answers the letters in runs of the tool, each with the run that dealt with it', async () => {
    const parts = deployment(done);
    const told: number[] = [];
    const outcome = await answerCampaign(parts, { ...about, others: letters(450), input: { nation: 'wales' } }, (count) =>
      told.push(count),
    );
    expect(parts.sizes).toEqual([1, 200, 200, 50]);
    expect(told).toEqual([1, 200, 200, 50]);
    expect(outcome).toMatchObject({ status: 'answered', representative: 'lead', size: 451 });
    expect(outcome.letters).toHaveLength(451);
    expect(outcome.letters[0]).toMatchObject({ letter: 'lead', run: 'run-1', due: '2026-12-28', reference: 'R1', text: 'Dear Ms Osei' });
    expect(outcome.letters[450]).toMatchObject({ letter: 'letter-449', run: 'run-4', text: 'Dear Ms Lee\n\nYes.' });
  });

  test('a letter that the guardrails block is found and set apart alone', async () => {
    const parts = deployment((request) =>
      asked(request).some(({ letter }) => letter === 'letter-5') ? { status: 'blocked', message: 'It is marked SECRET.' } : done(request),
    );
    const { letters: answered } = await answerCampaign(parts, { ...about, others: letters(8), input: {} }, () => {});
    expect(answered).toHaveLength(9);
    expect(answered.filter(({ status }) => status === 'apart')).toMatchObject([
      { letter: 'letter-5', text: '', apart: [{ why: 'guardrails', quote: 'It is marked SECRET.' }] },
    ]);
  });

  test('what the guardrails flag in one letter sets it apart; personal details and what most have do not', async () => {
    const at = (place: number, notice = harm): Notice => ({ ...notice, where: `campaign[${place}].letter` });
    const personal: Notice = { ...harm, rule: 'personal-data', check: 'personal-data' };
    const statuses = async (noticesOf: (request: RunRequest) => readonly Notice[]) => {
      const parts = deployment((request) => done(request, noticesOf(request)));
      const { letters: answered } = await answerCampaign(parts, { ...about, others: letters(3), input: {} }, () => {});
      return answered.map(({ status, apart }) => [status, ...apart.map(({ why, quote }) => `${why}: ${quote}`)]);
    };
    const apart = ['apart', 'guardrails: Read it now.'];
    const drafted = ['drafted'];
    const isLead = (request: RunRequest) => asked(request).length === 1;
    expect(await statuses((request) => (isLead(request) ? [] : [at(1), at(0, personal)]))).toEqual([drafted, drafted, apart, drafted]);
    // In the letter that stands for all, in another one too, and in most.
    expect(await statuses((request) => (isLead(request) ? [at(0)] : []))).toEqual([apart, drafted, drafted, drafted]);
    expect(await statuses((request) => (isLead(request) ? [at(0)] : [at(1)]))).toEqual([apart, drafted, apart, drafted]);
    expect(await statuses((request) => (isLead(request) ? [at(0)] : [at(0), at(1)]))).toEqual([apart, drafted, drafted, drafted]);
    expect(await statuses((request) => (isLead(request) ? [{ ...harm, where: 'letter' }, at(0, personal)] : []))).toEqual([
      apart,
      drafted,
      drafted,
      drafted,
    ]);
  });

  test('the letter that stands for all is judged like every other', async () => {
    const own = { ...reply, status: 'apart' as const, paragraphs: [], apart: [{ why: 'ask' as const, quote: 'Who pays?', position }] };
    const parts = deployment((request) => ({ status: 'done', result: { ...lead, campaign: asked(request).map(() => own) } }));
    const { letters: answered } = await answerCampaign(parts, { ...about, others: letters(1), input: {} }, () => {});
    expect(answered[0]).toMatchObject({ letter: 'lead', status: 'apart', text: '', apart: [{ why: 'ask', quote: 'Who pays?' }] });
  });

  test('a letter with attachments that could not be read is set apart for them', async () => {
    const with2 = { ...named('two'), unreadAttachments: ['summons.jpg', 'x.bin'] };
    const apart = [{ why: 'attachment', quote: 'summons.jpg, x.bin' }];
    const { letters: answered } = await answerCampaign(deployment(done), { ...about, others: [...letters(1), with2], input: {} }, () => {});
    expect(answered.map(({ status }) => status)).toEqual(['drafted', 'drafted', 'apart']);
    expect(answered[2]).toMatchObject({ text: '', apart });
    const first = { ...about, representative: { ...with2, name: 'lead', text: 'lead' } };
    const all = await answerCampaign(deployment(done), { ...first, others: letters(1), input: {} }, () => {});
    expect(all.letters).toMatchObject([{ status: 'apart', text: '', apart }, { status: 'drafted' }]);
  });

  test('where the guardrails stop it for what is its own, the others are answered without it', async () => {
    const parts = deployment((request) =>
      asked(request).some(({ letter }) => letter === 'lead') ? { status: 'blocked', message: 'It is marked SECRET.' } : done(request),
    );
    const { letters: answered } = await answerCampaign(parts, { ...about, common: 'all', others: letters(2), input: {} }, () => {});
    expect(parts.sizes).toEqual([1, 0, 2]);
    expect(answered.map(({ status }) => status)).toEqual(['apart', 'drafted', 'drafted']);
    expect(answered[0]?.apart).toEqual([{ why: 'guardrails', quote: 'It is marked SECRET.' }]);
  });

  test('the caller’s own values are put back', async () => {
    const parts = deployment((request) => ({
      status: 'done',
      result: { ...lead, campaign: asked(request).map(() => ({ ...reply, addressee: '[P1]' })) },
    }));
    const { letters: answered } = await answerCampaign(parts, { ...about, others: letters(1), input: {} }, () => {});
    expect(answered[1]?.addressee).toBe('Ms Lee');
  });

  test.each(['blocked', 'withheld', 'refused'] as const)('a reply that is %s is none, and no other letter is read', async (status) => {
    const parts = deployment(() => ({ status, message: 'No.' }));
    const outcome = await answerCampaign(parts, { ...about, others: letters(3), input: {} }, () => {});
    expect(outcome).toEqual({ status, representative: 'lead', size: 4, message: 'No.', letters: [] });
    expect(parts.sizes).toEqual([1]);
  });

  test.each<[string, (request: RunRequest) => End, string]>([
    [
      'a run fails',
      (request) => (asked(request).length === 1 ? done(request) : { status: 'failed', message: 'The disk is full.' }),
      'The disk is full.',
    ],
    ['the tool is turned off in between', (request) => (asked(request).length === 1 ? done(request) : { status: 'refused' }), 'It is off.'],
    ['the input is not valid', () => ({ status: 'refused', code: 'invalid-input', message: 'nation: no.' }), 'nation: no.'],
    [
      'a run gives fewer replies than letters',
      (request) => ({ ...done(request), result: { ...lead, campaign: [] } }),
      'gave no reply for lead',
    ],
  ])('nothing stands when %s', async (_, ends, words) => {
    const outcome = answerCampaign(deployment(ends), { ...about, others: letters(2), input: {} }, () => {});
    await expect(outcome).rejects.toThrow(words);
  });
});
