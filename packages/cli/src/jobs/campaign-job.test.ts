import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Caller, localCaller, type RunOutcome, type RunRequest, type ToolRun } from '@assay/core';
import { describe, expect, test } from 'vitest';
import type { DataFolder } from '../data-folder.ts';
import { campaignJob } from './campaign-job.ts';
import { shareHere } from './share-here.ts';

const body = `I write about the towpaths along our canal, which have washed away in many places this winter.

How much does the towpath repair grant pay? Please also tell me who will paint the lock gates.`;
const letter = (name: string, text = body) => `Dear Minister\n\n${text}\n\nYours sincerely\n${name}\n`;

/** A data folder with an inbox of letters. */
function inboxOf(letters: Readonly<Record<string, string>>): DataFolder {
  const path = mkdtempSync(join(tmpdir(), 'assay-campaign-job-'));
  mkdirSync(join(path, 'inbox', 'post'), { recursive: true });
  for (const [name, text] of Object.entries(letters)) writeFileSync(join(path, 'inbox', 'post', name), text);
  // Only where it is counts here.
  return { path } as DataFolder;
}

const letters = {
  '1.txt': letter('Ms Jane Osei'),
  '2.txt': letter('Mr Ali Khan'),
  '3.jsonl': `${JSON.stringify({ letter: letter('Mrs Ann Lee') })}\n${JSON.stringify({ letter: letter('Dr Wei Chen') })}\n`,
  '4.txt': letter('Mr Tom Ash', 'Who may fish in the reservoir at night in the summer months?'),
  '5.txt': '',
};

/** Replies as the drafter gives them: one for each letter that it was given. */
function drafter(requests: RunRequest[], end: Partial<RunOutcome> = {}) {
  return async (request: RunRequest): Promise<ToolRun> => {
    requests.push(request);
    const asked = (request.input as { readonly campaign: readonly unknown[] }).campaign;
    const one = { status: 'drafted', addressee: '', reference: '', due: '', paragraphs: ['Yes.'], checks: [], apart: [] };
    const result = {
      draft: 'Yes.',
      correspondent: { addressee: '' },
      reference: '',
      clocks: [],
      checks: [],
      campaign: asked.map(() => one),
    };
    const id = `run-${requests.length}`;
    const finished = Promise.resolve({ status: 'done', id, result, notices: [], ...end } as RunOutcome);
    return { status: 'started', id, finished, restore: (text: string) => text } as ToolRun;
  };
}

async function work(run: (request: RunRequest) => Promise<ToolRun>, input: object, caller: Caller = localCaller) {
  const job = campaignJob({ run, folder: inboxOf(letters) }, shareHere());
  const working = job.work(job.input.parse(input), { run: 'r', caller, signal: new AbortController().signal, isTakenUp: false });
  const told: unknown[] = [];
  for (let step = await working.next(); ; step = await working.next()) {
    if (step.done === true) return { result: job.result.parse(step.value), told };
    told.push(step.value);
  }
}

describe('the campaigns of an inbox', () => {
  test('are answered in runs of whoever began the job, and the result names letters and runs and holds no text', async () => {
    const requests: RunRequest[] = [];
    const caller = { ...localCaller, id: 'person:ann' };
    const { result, told } = await work(drafter(requests), { folder: 'post', least: 3, about: { nation: 'wales' } }, caller);
    expect(result).toMatchObject({
      letters: 5,
      unread: [{ file: 'post/5.txt', message: expect.any(String) }],
      campaigns: [{ status: 'answered', size: 4, message: '' }],
      alone: ['post/4.txt'],
    });
    const [campaign] = (result as { campaigns: { letters: { letter: string; run: string; status: string }[] }[] }).campaigns;
    expect(campaign?.letters.map((one) => one.letter).sort()).toEqual(['post/1.txt', 'post/2.txt', 'post/3.jsonl:1', 'post/3.jsonl:2']);
    for (const one of campaign?.letters ?? []) expect(one).toMatchObject({ status: 'drafted', run: expect.stringMatching(/^run-\d$/) });
    expect(JSON.stringify(result)).not.toContain('towpath');
    for (const request of requests) expect(request).toMatchObject({ tool: 'drafter', caller, input: { nation: 'wales' } });
    expect(told.at(-1)).toEqual({ message: 'Answering letters', done: 4, total: 4 });
  });

  test('are none where too few letters are alike', async () => {
    const { result } = await work(drafter([]), { folder: 'post' });
    expect(result).toMatchObject({ campaigns: [], alone: expect.arrayContaining(['post/1.txt', 'post/3.jsonl:2']) });
  });

  test('say why there is no reply where the tool is off', async () => {
    const refused = async (): Promise<ToolRun> => ({ status: 'refused', code: 'tool-not-enabled', message: 'It is off.' }) as ToolRun;
    const { result } = await work(refused, { folder: 'post', least: 3 });
    expect(result).toMatchObject({ campaigns: [{ status: 'refused', message: 'It is off.', run: '', letters: [] }] });
  });

  test.each([
    ['a run that fails', { status: 'failed', message: 'The engine is away.' }, { folder: 'post', least: 3 }, 'The engine is away.'],
    ['a folder that is not there', {}, { folder: '../keys' }, 'There is no folder'],
  ] as const)('end with %s', async (_, end, input, words) => {
    await expect(work(drafter([], end as Partial<RunOutcome>), input)).rejects.toThrow(words);
  });
});
