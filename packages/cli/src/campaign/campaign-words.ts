import { confidence, mostWrong } from '@assay/drafter';
import { toCheckWords } from '../letter/draft-words.ts';
import { table } from '../terminal.ts';
import type { AnsweredCampaign, AnsweredLetter } from './answer-campaign.ts';

/** Letters drawn by chance for review, and the seed that draws them again. */
export interface Sample {
  readonly seed: string;
  /** How many replies it was drawn from. */
  readonly of: number;
  readonly letters: readonly string[];
  /** So many replies may be wrong, at 95 %, if all that were drawn are right. */
  readonly mostWrong: number;
}

/** Why a person must open a letter. */
const whyWords: Readonly<Record<AnsweredLetter['apart'][number]['why'], string>> = {
  urgent: 'urgent or sensitive',
  kind: 'is more than a campaign letter',
  authority: 'is for somebody else',
  language: 'is in another language',
  nation: 'speaks of another nation',
  ask: 'asks something else',
  told: 'says something else',
  'ask-missing': 'does not ask',
  attachment: 'has attachments that could not be read',
  withheld: 'the guardrails hold its reply back',
  guardrails: 'the guardrails',
};

/** All letters at a glance. */
export function campaignTable(campaigns: readonly AnsweredCampaign[]): string {
  const rows = campaigns.map(({ representative, size, letters, ...campaign }, place) => {
    const drafted = letters.filter(({ status }) => status === 'drafted').length;
    const toCheck =
      campaign.status === 'answered' ? toCheckWords(campaign.reply.checks).join(', ') || '-' : `${campaign.status}: ${campaign.message}`;
    return [`${place + 1}`, `${size}`, `${drafted}`, `${size - drafted}`, toCheck, representative];
  });
  return table([['campaign', 'letters', 'drafted', 'to be opened', 'to check in the reply', 'drafted on'], ...rows]);
}

/** The letters that a person must open, each with the words by which it differs. */
export function apartLines(letters: readonly AnsweredLetter[]): readonly string[] {
  return letters.flatMap(({ letter, apart }) =>
    apart.map(({ why, quote }) => `${letter}: ${whyWords[why]}${quote === '' ? '' : `: “${quote.replaceAll(/\s+/g, ' ').trim()}”`}`),
  );
}

/** What to review before a batch is signed off, and what that would show. */
export function sampleLines({ seed, of, letters, mostWrong: wrong }: Sample): readonly string[] {
  const share = ((100 * wrong) / of).toFixed(1);
  const left =
    wrong === 0
      ? 'none is wrong, since all were read'
      : `at most ${wrong} of the ${of} replies are wrong (${share} %), at ${confidence * 100} % confidence`;
  return [
    `Review these ${letters.length} of ${of} replies before the batch is signed off, drawn by chance (seed ${seed}). If every one is right, ${left}. One that is wrong: read them all.`,
    ...letters,
  ];
}

/** Letters whose reply has something to check that the campaign's own has not. */
export function ownChecks({ letters, ...campaign }: AnsweredCampaign): readonly string[] {
  if (campaign.status !== 'answered') return [];
  const common = toCheckWords(campaign.reply.checks).join(', ');
  return letters.flatMap(({ letter, status, checks }) => {
    const own = toCheckWords(checks).join(', ');
    return status === 'apart' || own === common || own === '' ? [] : [`${letter}: ${own}`];
  });
}

/** The sample of a batch of replies. */
export function sampleOf(names: readonly string[], drawn: readonly number[], seed: string): Sample {
  return { seed, of: names.length, letters: drawn.map((place) => names[place] ?? ''), mostWrong: mostWrong(names.length, drawn.length) };
}
