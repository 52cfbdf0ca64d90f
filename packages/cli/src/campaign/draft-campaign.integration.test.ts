import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { measuredCopy } from '../testing/measured-copy.ts';
import { runAssay } from '../testing/run-assay.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-campaigns-'));
const data = join(folder, 'data');
const at = (name: string) => join(folder, name);
const assay = (...given: readonly string[]) => runAssay(data, given);

const line = {
  id: 'line-towpath-amount',
  title: 'Towpath repair grant: how much it pays',
  text: 'The towpath repair grant pays 60% of the cost of the work, up to £4,500 for each site.',
  topic: 'towpath repairs',
  status: 'approved',
  owner: 'Waterways Team',
  cleared: '2026-05-11',
  review: '2099-05-11',
  nation: 'england',
  source: 'towpath.html',
};
const body = `I write about the towpaths along our canal, which have washed away in many places this winter.

How much does the towpath repair grant pay? Please also tell me who will paint the lock gates.`;
const letter = (name: string, text = body) =>
  `12 High Street\nTansley\nTN1 2AB\n2 November 2026\n\nDear Minister\n\n${text}\n\nYours sincerely\n${name}\n`;
const letters: Readonly<Record<string, string>> = {
  '01-osei.txt': letter('Ms Jane Osei'),
  '02-khan.txt': letter('Mr Ali Khan'),
  '03-lee.txt': letter('Mrs Ann Lee', `${body} When does the last bus to Tansley go?`),
  '04-marked.txt': letter('Mr Jo Bee', `SECRET\n\n${body}`),
  '05-chen.txt': letter('Dr Wei Chen'),
  '06-alone.txt': letter('Mr Tom Ash', 'Who may fish in the reservoir at night in the summer months?'),
};

afterAll(() => rmSync(folder, { recursive: true }));

describe('assay draft campaign', () => {
  beforeAll(async () => {
    await measuredCopy(data);
    mkdirSync(at('letters'));
    for (const [name, text] of Object.entries(letters)) writeFileSync(join(at('letters'), name), text);
    writeFileSync(at('lines.jsonl'), JSON.stringify(line));
    expect((await assay('ingest', at('lines.jsonl'))).code).toBe(0);
  }, 300_000);

  test('answers alike letters with one reply in each name, and sets apart what says more or is blocked', async () => {
    const { code, json } = await assay('draft', 'campaign', at('letters'), '--least', '3', '--seed', 'x', '--json');
    expect(code).toBe(0);
    const { campaigns, alone } = json() as {
      alone: string[];
      campaigns: { letters: { letter: string; status: string; text: string; apart: { why: string; quote: string }[] }[]; sample: object }[];
    };
    expect(alone).toEqual([join(at('letters'), '06-alone.txt')]);
    expect(campaigns).toHaveLength(1);
    const answered = new Map(campaigns[0]?.letters.map((one) => [one.letter.slice(at('letters').length + 1), one]));
    for (const [name, opening] of [
      ['01-osei.txt', 'Dear Ms Osei'],
      ['02-khan.txt', 'Dear Mr Khan'],
      ['05-chen.txt', 'Dear Dr Chen'],
    ] as const) {
      expect(answered.get(name)?.text.startsWith(opening)).toBe(true);
      expect(answered.get(name)?.text).toContain(line.text);
      expect(answered.get(name)?.text).toContain('Thank you for your letter of 2 November 2026.');
    }
    expect(answered.get('03-lee.txt')).toMatchObject({
      status: 'apart',
      text: '',
      apart: [{ why: 'ask', quote: 'When does the last bus to Tansley go?' }],
    });
    expect(answered.get('04-marked.txt')).toMatchObject({ status: 'apart', text: '', apart: [{ why: 'guardrails' }] });
    expect(campaigns[0]?.sample).toMatchObject({ seed: 'x', of: 3, mostWrong: 0 });
  });

  test('every letter is in the audit chain by the runs that answered it, and its replies are files', async () => {
    const { code, out } = await assay('draft', 'campaign', at('letters'), '--least', '3', '--out', at('out'));
    expect([code, out]).toEqual([0, expect.stringContaining('to be opened by a person')]);
    expect(readdirSync(at('out/campaign-1/replies'))).toHaveLength(3);
    expect(readFileSync(at('out/campaign-1/to-be-opened.txt'), 'utf8')).toContain(
      'asks something else: “When does the last bus to Tansley go?”',
    );
    expect((await assay('audit', 'verify')).code).toBe(0);
    expect((await assay('audit', 'citing', line.id)).out).toMatch(/stored runs cited it/);
  });

  test('what no line answered is told by topic, as often as letters asked it', async () => {
    const { groups } = (await assay('draft', 'gaps', '--json')).json() as { groups: { example: string; letters: number }[] };
    expect(groups.filter(({ example }) => example.includes('lock gates'))).toMatchObject([{ letters: expect.any(Number) }]);
  });

  test('a draft is written as an unsent e-mail, with what was set right and what could not be', async () => {
    const given = ['--salutation', 'Dr Khan', '--line', `${line.id}=who will paint the lock gates`, '--line', 'x=Who pays?'];
    const { code, notified } = await assay('draft', join(at('letters'), '02-khan.txt'), ...given, '--out', at('reply.eml'));
    expect(code).toBe(0);
    expect(readFileSync(at('reply.eml'), 'utf8')).toMatch(/^X-Unsent: 1\r\n[\s\S]*\r\nDear Dr Khan\r\n/);
    expect(notified).toContain('Not set: no ask reads “Who pays?”');
    expect(notified).toContain('Written to');
    expect((await assay('draft', join(at('letters'), '02-khan.txt'), '--out', at('reply.txt'))).code).toBe(0);
    expect(readFileSync(at('reply.txt'), 'utf8')).toMatch(/^Mr Ali Khan\n\nDear Mr Khan\n/);
  });

  test('an earlier reply that says otherwise is shown beside the ask', async () => {
    writeFileSync(
      at('earlier.txt'),
      'Dear Mr Khan\n\nThe towpath repair grant pays 60% of the cost of the work, up to £3,000.\n\nYours sincerely\nA. Clerk\n',
    );
    const { notified } = await assay('draft', join(at('letters'), '02-khan.txt'), '--earlier', `2026-03-03:${at('earlier.txt')}`);
    expect(notified).toContain('DIFFERS: £3,000, and now £4,500');
    expect(notified).toContain('1 thing told otherwise before');
  });
});
