import type { Passage } from '@assay/core';
import { nationsOf } from '@assay/language';

/** Whether a line may go into a letter, and if not why. */
export const lineStandings = ['usable', 'draft', 'expired', 'review-passed', 'other-nation'] as const;

export type LineStanding = (typeof lineStandings)[number];

/** A line must be approved, its review date not passed, and hold for a nation that the letter is of. */
export function standingOf(
  { metadata }: Passage,
  { today, nations }: { readonly today: string; readonly nations: ReadonlySet<string> },
): LineStanding {
  if (metadata.status === 'draft' || metadata.status === 'expired') return metadata.status;
  if (metadata.status !== 'approved') return 'draft';
  if (metadata.review !== undefined && metadata.review !== '' && metadata.review < today) return 'review-passed';
  const own = nationOf(metadata.nation ?? '');
  // A letter that names no nation may be answered by any line that names none or the whole kingdom, or by any at all where none tells.
  if (nations.size === 0 || own.size === 0) return 'usable';
  return [...own].some((nation) => nations.has(nation)) ? 'usable' : 'other-nation';
}

// --- Internal ---

/** The nations of a line's own field; the whole kingdom is no limit. */
function nationOf(nation: string): ReadonlySet<string> {
  if (nation === '' || /^(?:uk|united kingdom|gb)$/i.test(nation)) return new Set();
  return nationsOf(nation.replaceAll('-', ' '));
}
