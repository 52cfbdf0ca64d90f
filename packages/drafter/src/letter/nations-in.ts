import { nationsOf } from '@assay/language';
import type { Letter } from './read-letter.ts';

/** The nations that the newest message names; addresses on the web name none, and the whole kingdom is no limit. */
export function nationsIn({ text, newest }: Letter): ReadonlySet<string> {
  const words = text
    .slice(newest.start, newest.end)
    .split(/\s+/)
    .filter((word) => !word.includes('@') && !/^(?:https?:|www\.)|\.(?:uk|wales|scot|cymru)[.,;:)>]{0,3}$/i.test(word))
    .join(' ');
  const named = nationsOf(words.replaceAll(/\b(?:the )?(?:UK|U\.K\.|United Kingdom|Great Britain|GB)\b/g, ' '));
  return named.size === 4 ? new Set() : named;
}
