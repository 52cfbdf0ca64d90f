import { commonLetter, type LetterGroup } from '@assay/drafter';
import type { CampaignCase } from './answer-campaign.ts';
import type { NamedLetter } from './read-letters.ts';

/** So many letters of one wording are a campaign where nobody says otherwise. */
export const fewest = 10;

/** A group with the letters of it and what they have in common: nothing where they are too few. */
export function campaignIn(
  { representative: lead, members }: LetterGroup,
  letters: readonly NamedLetter[],
  least: number,
): Omit<CampaignCase, 'input'> & Pick<LetterGroup, 'members'> {
  const at = (place: number) => letters.slice(place, place + 1);
  const [representative] = at(lead);
  if (representative === undefined) throw new Error('a group is made of the letters that were given');
  const others = members.filter((place) => place !== lead).flatMap(at);
  const texts = [representative, ...others].map(({ text }) => text);
  return { members, representative, others, common: members.length < least ? '' : commonLetter(representative.text, texts) };
}
