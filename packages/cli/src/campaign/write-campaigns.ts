import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AssayError, messageOf } from '@assay/core';
import { plain } from '../terminal.ts';
import type { AnsweredCampaign } from './answer-campaign.ts';
import { apartLines, ownChecks, type Sample, sampleLines } from './campaign-words.ts';

/** Makes the folder that replies are to go into: one that is there already is refused before any work is done. */
export async function makeOutputFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    throw new AssayError('bad-usage', `${path} cannot be made: ${messageOf(error)}. Choose a folder that is not there yet.`, {
      cause: error,
    });
  }
}

/** Writes a folder for each campaign: the replies, the letters to be opened, the sample to review. */
export async function writeCampaigns(
  folder: string,
  campaigns: readonly { readonly campaign: AnsweredCampaign; readonly sample: Sample }[],
): Promise<void> {
  for (const [index, { campaign, sample }] of campaigns.entries()) {
    const own = join(folder, `campaign-${index + 1}`);
    await mkdir(join(own, 'replies'), { recursive: true, mode: 0o700 });
    const write = (name: string, text: string) => writeFile(join(own, name), `${plain(text)}\n`, { flag: 'wx', mode: 0o600 });
    const { letters } = campaign;
    const width = `${letters.length}`.length;
    const written: string[] = [];
    for (const [place, { letter, addressee, text, status }] of letters.entries()) {
      if (status === 'apart') continue;
      const name = `replies/${`${place + 1}`.padStart(width, '0')}-${fileWords(letter)}.txt`;
      await write(name, `${addressee === '' ? '' : `${addressee}\n\n`}${text}`);
      written.push(`${name}: ${letter}`);
    }
    await write('to-be-opened.txt', apartLines(letters).join('\n'));
    await write('replies.txt', written.join('\n'));
    await write('sample.txt', [...sampleLines(sample), ...ownChecks(campaign).map((line) => `Also look at ${line}`)].join('\n'));
  }
}

// --- Internal ---

/** A letter's own name may be anything: of a file's name it keeps letters and figures. */
function fileWords(name: string): string {
  return (name.split('/').at(-1) ?? '').replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
}
