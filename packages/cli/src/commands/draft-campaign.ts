import { randomBytes } from 'node:crypto';
import { AssayError } from '@assay/core';
import { drawSample, groupLetters, sampleSize } from '@assay/drafter';
import { type AnsweredCampaign, answerCampaign } from '../campaign/answer-campaign.ts';
import { campaignIn, fewest } from '../campaign/campaign-in.ts';
import { apartLines, campaignTable, ownChecks, type Sample, sampleLines, sampleOf } from '../campaign/campaign-words.ts';
import { readLetters } from '../campaign/read-letters.ts';
import { makeOutputFolder, writeCampaigns } from '../campaign/write-campaigns.ts';
import type { Command } from '../command.ts';
import { caseInput, caseOptions, caseUsage } from '../letter/case-options.ts';
import { askOptions, askUsage, correctionNotes, correctionsOf } from '../letter/correction-options.ts';
import { draftLines } from '../letter/draft-lines.ts';
import { readArguments } from '../read-arguments.ts';
import { plain, type Terminal } from '../terminal.ts';

const usage = `assay draft campaign FOLDER|FILE... [--least LETTERS] [--sample SIZE] [--seed TEXT] ${caseUsage} ${askUsage} [--out FOLDER] [--json]`;

/** Lists longer than this are left to --out and --json. */
const mostShown = 20;

/** Answers the letters of campaigns. */
export const draftCampaign: Command = {
  usage,
  summary:
    'find the campaigns among many letters and draft one reply for each, in every correspondent’s own name; what differs is set apart',
  async run(context) {
    const { terminal } = context;
    const options = {
      ...caseOptions,
      ...askOptions,
      json: { type: 'boolean' },
      least: { type: 'string' },
      sample: { type: 'string' },
      seed: { type: 'string' },
      out: { type: 'string' },
    } as const;
    const { values, positionals } = readArguments(context.arguments, options, usage);
    if (positionals.length === 0) throw new AssayError('bad-usage', `Give a folder or files of letters.\nUsage: ${usage}`);
    const least = countOf(values.least, '--least', 2) ?? fewest;
    const size = countOf(values.sample, '--sample', 1);
    const seed = values.seed ?? randomBytes(8).toString('hex');
    const corrections = correctionsOf(values, usage);
    const input = { ...caseInput(values, usage), ...(corrections === undefined ? {} : { corrections }) };
    const { letters, unread } = await readLetters(positionals, (done, total) => terminal.progress('Reading letters', done, total));
    if (letters.length === 0) throw new AssayError('not-found', `${positionals.join(', ')}: there is no letter that can be read.`);
    if (values.out !== undefined) await makeOutputFolder(values.out);

    const deployment = await context.open();
    const groups = groupLetters(letters.map(({ text }) => text)).map((group) => campaignIn(group, letters, least));
    const wanted = groups.filter(({ common }) => common !== '');
    const alone = groups.filter(({ common }) => common === '').flatMap(({ members }) => members);
    const total = wanted.reduce((sum, { members }) => sum + members.length, 0);
    const found: { readonly campaign: AnsweredCampaign; readonly sample: Sample }[] = [];
    let done = 0;
    for (const { members: _, ...campaignCase } of wanted) {
      const campaign = await answerCampaign(deployment, { ...campaignCase, input }, (count) => {
        done += count;
        terminal.progress('Answering letters', done, total);
      });
      if (campaign.status === 'refused') return refused(campaign.message, values.json === true, terminal);
      found.push({ campaign, sample: sampleFor(campaign, size, seed) });
    }
    const replies = found.flatMap(({ campaign }) => (campaign.status === 'answered' ? [campaign.reply] : []));
    for (const note of correctionNotes(replies, corrections ?? {})) terminal.notify(plain(note));
    if (values.out !== undefined) await writeCampaigns(values.out, found);
    const names = alone.sort((a, b) => a - b).map((place) => letters[place]?.name ?? '');
    if (values.json === true) {
      const campaigns = found.map(({ campaign, sample }) => ({ ...campaign, sample }));
      terminal.out(JSON.stringify({ status: 'done', letters: letters.length, unread, campaigns, alone: names }));
    } else show({ found, read: letters.length, unread, alone: names, out: values.out }, terminal);
    return found.some(({ campaign }) => campaign.status !== 'answered') ? 1 : 0;
  },
};

// --- Internal ---

function countOf(text: string | undefined, option: string, least: number): number | undefined {
  if (text === undefined) return undefined;
  const count = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (count < least) throw new AssayError('bad-usage', `${option} is a number from ${least} on, not "${text}".\nUsage: ${usage}`);
  return count;
}

function sampleFor({ letters }: AnsweredCampaign, size: number | undefined, seed: string): Sample {
  const names = letters.flatMap(({ status, letter }) => (status === 'drafted' ? [letter] : []));
  return sampleOf(names, drawSample(names.length, size ?? sampleSize(names.length), seed), seed);
}

function refused(message: string, isJson: boolean, { out, notify }: Terminal): 1 {
  if (isJson) out(JSON.stringify({ status: 'refused', code: 'tool-not-enabled', message }));
  else notify(plain(message));
  return 1;
}

interface Shown {
  readonly found: readonly { readonly campaign: AnsweredCampaign; readonly sample: Sample }[];
  readonly read: number;
  readonly unread: readonly { readonly name: string; readonly message: string }[];
  readonly alone: readonly string[];
  readonly out: string | undefined;
}

function show({ found, read, unread, alone, out: folder }: Shown, { out, notify }: Terminal): void {
  for (const { name, message } of unread) notify(plain(`not read: ${name}: ${message}`));
  out(`${read} letters read, ${unread.length} not; ${alone.length} belong to no campaign: draft each by itself.`);
  if (found.length === 0) return;
  out(plain(campaignTable(found.map(({ campaign }) => campaign))));
  for (const [place, { campaign, sample }] of found.entries()) {
    if (campaign.status !== 'answered') continue;
    const heading = (words: string) => out(`\nCampaign ${place + 1}: ${words}`);
    const apart = apartLines(campaign.letters);
    heading('the reply, drafted on the letter that says most of what all say');
    out(plain(campaign.reply.draft));
    for (const line of draftLines(campaign.reply)) notify(plain(line));
    if (apart.length > 0) heading('to be opened by a person');
    list(apart, out);
    const checks = ownChecks(campaign);
    if (checks.length > 0) heading('replies with something of their own to check');
    list(checks, out);
    heading('sample');
    list(sampleLines(sample), out, sample.letters.length + 1);
  }
  if (folder !== undefined) notify(plain(`Written to ${folder}.`));
}

function list(lines: readonly string[], out: Terminal['out'], most = mostShown): void {
  for (const line of lines.slice(0, most)) out(plain(line));
  if (lines.length > most) out(`and ${lines.length - most} more: all are in --json and --out.`);
}
