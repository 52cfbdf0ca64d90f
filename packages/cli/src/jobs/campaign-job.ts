import { defineJob, type Job } from '@assay/core';
import { commonLetter, groupLetters } from '@assay/drafter';
import { z } from 'zod';
import { answerCampaign } from '../campaign/answer-campaign.ts';
import { campaignIn, fewest } from '../campaign/campaign-in.ts';
import { type NamedLetter, readLetters } from '../campaign/read-letters.ts';
import type { Deployment } from '../deployment.ts';
import { inboxFile, inboxFiles } from './inbox.ts';
import type { PieceWork, Sharing } from './sharing.ts';

const about = z.record(z.string().max(60), z.json());

const input = z.strictObject({
  folder: z.string().max(500).describe('A folder inside "inbox" of the data folder with one letter a file, or with records in JSONL.'),
  least: z.int().min(2).max(100_000).default(fewest).describe('So many letters of one wording are a campaign.'),
  about: about.default({}).describe('What holds for every letter, as the fields of the drafter: received, channel, nation and so on.'),
});

/** A campaign is named by its letters, so that no text of them waits beside the runs; the first stands for all. */
const piece = z.object({ letters: z.array(z.object({ file: z.string(), name: z.string() })).min(2), about });

/** What became of a campaign. The texts are in the runs. */
const campaign = z.object({
  status: z.enum(['answered', 'blocked', 'withheld', 'refused']),
  representative: z.string(),
  size: z.int(),
  message: z.string().describe('Why there is no reply; empty where there is one.'),
  run: z.string().describe('The run with the reply to what all say; empty where there is none.'),
  letters: z.array(
    z.object({
      letter: z.string(),
      run: z.string(),
      status: z.string(),
      apart: z.array(z.string()).describe('Why a person must open it.'),
    }),
  ),
});

const result = z.object({
  letters: z.int(),
  unread: z.array(z.object({ file: z.string(), message: z.string() })),
  campaigns: z.array(campaign),
  alone: z.array(z.string()).describe('Letters of no campaign.'),
});

/** Finds the campaigns among many letters and drafts a reply for each, with every letter answered or set apart; nodes share the campaigns. */
export function campaignJob(deployment: Pick<Deployment, 'run' | 'folder'>, sharing: Sharing): Job {
  sharing.does('campaign', answering(deployment));
  return defineJob({
    name: 'campaign',
    title: 'Campaigns',
    description: 'Finds the campaigns among many letters and drafts one reply for each, in every correspondent’s own name; sends nothing.',
    roles: ['editor'],
    input,
    result,
    async *work({ folder, least, about }, { run, caller, signal }) {
      yield { message: 'Reading letters' };
      const files = new Map((await inboxFiles(deployment.folder.path, folder)).map(({ path, inside }) => [path, inside]));
      const { letters, unread } = await readLetters([...files.keys()], () => {});
      const named = ({ name }: Pick<NamedLetter, 'name'>) => {
        const file = files.get(fileOf(name)) ?? '';
        return { file, name: nameIn(file, name) };
      };
      const groups = groupLetters(letters.map(({ text }) => text)).map((group) => campaignIn(group, letters, least));
      const wanted = groups.filter(({ common }) => common !== '');
      const pieces = wanted.map(({ representative, others }, place) => {
        return { key: `${place}`, data: { letters: [representative, ...others].map(named), about } };
      });
      const campaigns: z.infer<typeof campaign>[] = [];
      const total = wanted.reduce((sum, { members }) => sum + members.length, 0);
      yield { message: 'Answering letters', done: 0, total };
      for await (const { outcome } of sharing.share('campaign', { run, caller, pieces, signal })) {
        campaigns.push(campaign.parse(outcome));
        yield { message: 'Answering letters', done: campaigns.reduce((sum, { size }) => sum + size, 0), total };
      }
      const alone = groups.filter(({ common }) => common === '').flatMap(({ representative, others }) => [representative, ...others]);
      return {
        letters: letters.length,
        unread: unread.map(({ name, message }) => ({ file: named({ name }).name, message })),
        campaigns: campaigns.sort((one, other) => (one.representative < other.representative ? -1 : 1)),
        alone: alone.map((letter) => named(letter).name).sort(),
      };
    },
  });
}

// --- Internal ---

/** Answers one campaign, in runs of whoever began the job. */
function answering(deployment: Pick<Deployment, 'run' | 'folder'>): PieceWork {
  return async (data, { caller, signal }) => {
    const { letters: wanted, about } = piece.parse(data);
    const places = new Map<string, string>();
    for (const { file } of wanted) if (!places.has(file)) places.set(file, await inboxFile(deployment.folder.path, file));
    const { letters } = await readLetters([...places.values()], () => {});
    const files = new Map([...places].map(([file, path]) => [path, file]));
    const byName = new Map(letters.map((one) => [nameIn(files.get(fileOf(one.name)) ?? '', one.name), one]));
    const [representative, ...others] = wanted.map(({ name }) => {
      const letter = byName.get(name);
      if (letter === undefined) throw new Error(`the letter ${name} is not in the inbox as it was`);
      return { ...letter, name };
    });
    if (representative === undefined) throw new Error('a campaign has letters');
    const common = commonLetter(
      representative.text,
      [representative, ...others].map(({ text }) => text),
    );
    const run: Deployment['run'] = (request) => deployment.run({ ...request, signal });
    const outcome = await answerCampaign({ run }, { representative, others, common, input: about, caller }, () => {});
    const { status, size } = outcome;
    const told = status === 'answered' ? { run: outcome.run, message: '' } : { run: '', message: outcome.message };
    const answered = outcome.letters.map(({ letter, run, status, apart }) => ({
      letter,
      run,
      status,
      apart: [...new Set(apart.map(({ why }) => why))],
    }));
    return { status, representative: representative.name, size, ...told, letters: answered } satisfies z.infer<typeof campaign>;
  };
}

/** The file that a letter is in: a record of a JSONL file is named with its line. */
function fileOf(name: string): string {
  return name.replace(/(?<=\.jsonl):\d+$/, '');
}

/** A letter's name by where its file is in the inbox, which is the same on every node. */
function nameIn(file: string, name: string): string {
  return `${file}${name.slice(fileOf(name).length)}`;
}
