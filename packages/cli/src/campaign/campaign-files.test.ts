import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DrafterResult } from '@assay/drafter';
import { afterAll, describe, expect, test } from 'vitest';
import { runAssay } from '../testing/run-assay.ts';
import type { AnsweredCampaign, AnsweredLetter } from './answer-campaign.ts';
import { campaignTable, ownChecks, sampleLines, sampleOf } from './campaign-words.ts';
import { readLetters } from './read-letters.ts';
import { makeOutputFolder, writeCampaigns } from './write-campaigns.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-campaign-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

const gap = { kind: 'gap-left' as const, quote: '', start: 0, end: 0, message: 'Fill it.' };
const drafted: AnsweredLetter = {
  status: 'drafted',
  letter: 'in/../a b.txt',
  run: '1',
  addressee: 'Ms Lee',
  reference: '',
  due: '',
  text: 'Dear Ms Lee',
  checks: [gap],
  apart: [],
};
const apart: AnsweredLetter = {
  ...drafted,
  status: 'apart',
  letter: 'b.txt',
  text: '',
  apart: [
    { why: 'ask', quote: 'Who\npays?\u001b[2J' },
    { why: 'language', quote: '' },
    { why: 'attachment', quote: 'x.jpg' },
  ],
};
const campaign: AnsweredCampaign = {
  status: 'answered',
  representative: 'a b.txt',
  size: 3,
  run: '1',
  reply: { checks: [gap] } as unknown as DrafterResult,
  letters: [drafted, apart, { ...drafted, letter: 'c.txt', checks: [gap, gap] }],
};

describe('the letters of a campaign', () => {
  test('are read from folders, files and records; what cannot be read is told', async () => {
    mkdirSync(at('letters'));
    writeFileSync(at('letters/one.txt'), 'Dear Minister');
    writeFileSync(at('letters/empty.txt'), ' \n');
    writeFileSync(at('letters/more.jsonl'), '{"id":"1","letter":"Dear Sir"}\nnot json\n{"id":"2","subject":"none"}\n');
    const { letters, unread } = await readLetters([at('letters'), at('letters/one.txt')], () => {});
    expect(letters.map(({ name, text }) => [name.slice(folder.length), text])).toEqual([
      ['/letters/more.jsonl:1', 'Dear Sir'],
      ['/letters/one.txt', 'Dear Minister'],
    ]);
    expect(unread.map(({ name }) => name.slice(folder.length))).toEqual([
      '/letters/empty.txt',
      '/letters/more.jsonl:2',
      '/letters/more.jsonl:3',
    ]);
  });

  test('are read with what is attached to them; what is attached and cannot be read is named', async () => {
    const part = (name: string, type: string, content: string) =>
      `--x\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${content}\r\n`;
    const mail = (words: string) =>
      `From: Ann <a@lee.example>\r\nSubject: Post\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n${words}\r\n${part('more.txt', 'text/plain', 'My mother cannot walk.')}${part('summons.jpg', 'image/jpeg', '\u00ff\u00d8')}--x--\r\n`;
    mkdirSync(at('mails'));
    writeFileSync(at('mails/1.eml'), mail('Please keep our post office.'));
    writeFileSync(at('mails/2.eml'), mail(''));
    const { letters, unread } = await readLetters([at('mails')], () => {});
    expect(unread).toEqual([]);
    expect(letters).toMatchObject([
      { text: expect.stringMatching(/keep our post office\.[\s\S]*My mother cannot walk\./), unreadAttachments: ['summons.jpg'] },
      { unreadAttachments: [expect.stringContaining('without words')] },
    ]);
  });

  test('are told in a table, with what to check and what differs from the common reply', () => {
    expect(
      campaignTable([campaign, { status: 'blocked', representative: 'z', size: 9, message: 'SECRET', letters: [] }]).split('\n'),
    ).toEqual([
      'campaign  letters  drafted  to be opened  to check in the reply  drafted on',
      '1         3        2        1             1 gap to fill          a b.txt',
      '2         9        0        9             blocked: SECRET        z',
    ]);
    expect(ownChecks(campaign)).toEqual(['c.txt: 2 gaps to fill']);
  });

  test('a sample says what it shows if all is right', () => {
    expect(sampleLines(sampleOf(['a', 'b', 'c'], [0, 2], 'x')).join('\n')).toMatch(
      /2 of 3 .*seed x.*at most 1 of the 3 .*33\.3 %.*95 %[\s\S]*\na\nc$/,
    );
    expect(sampleLines(sampleOf(['a'], [0], 'x'))[0]).toContain('none is wrong, since all were read');
  });

  test('are written as files of their own, by names that lead nowhere else, for their owner alone', async () => {
    await makeOutputFolder(at('out'));
    await writeCampaigns(at('out'), [{ campaign, sample: sampleOf(['a b.txt', 'c.txt'], [1], 'x') }]);
    expect(readdirSync(at('out/campaign-1/replies'))).toEqual(['1-a-b-txt.txt', '3-c-txt.txt']);
    expect(readFileSync(at('out/campaign-1/replies/1-a-b-txt.txt'), 'utf8')).toBe('Ms Lee\n\nDear Ms Lee\n');
    expect(statSync(at('out/campaign-1/sample.txt')).mode & 0o077).toBe(0);
    const opened = readFileSync(at('out/campaign-1/to-be-opened.txt'), 'utf8');
    expect(opened).toBe(
      'b.txt: asks something else: “Who pays?\ufffd[2J”\nb.txt: is in another language\nb.txt: has attachments that could not be read: “x.jpg”\n',
    );
  });

  test.each([
    ['no letters', [], 'Give a folder or files of letters'],
    ['a folder that is not there', [at('nowhere')], 'cannot be read'],
    ['a folder to write to that is there', [at('letters'), '--out', at('letters')], 'Choose a folder that is not there yet'],
    ['a size that is no number', [at('letters'), '--sample', '-1'], '--sample'],
    ['campaigns of one letter', [at('letters'), '--least', '1'], '--least is a number from 2 on'],
    ['facts that nobody gave', [at('letters'), '--fact', 'It came.'], '--by'],
  ])('%s is refused in words', async (_, given, words) => {
    const { code, notified } = await runAssay(at('data'), ['draft', 'campaign', ...given]);
    expect([code, notified]).toEqual([2, expect.stringContaining(words)]);
  });

  test('a tool that is off answers no campaign, and says how to turn it on', async () => {
    const records = Array.from({ length: 3 }, (_, place) =>
      JSON.stringify({ id: `${place}`, letter: 'Dear Sir\n\nPlease keep our village post office open for all of us.\n\nYours\nAnn' }),
    );
    writeFileSync(at('same.jsonl'), records.join('\n'));
    const { code, json } = await runAssay(at('data'), ['draft', 'campaign', at('same.jsonl'), '--least', '3', '--json']);
    expect([code, json()]).toMatchObject([1, { status: 'refused', message: expect.stringContaining('eval run drafter') }]);
  });
});
