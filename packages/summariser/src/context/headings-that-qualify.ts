import { lexicon } from '../lexicon.ts';
import type { Outline } from '../outline/outline.ts';
import { titleWords } from '../outline/title-words.ts';

/**
 * For each section the section whose heading says how what stands under it is to be taken: a rejected option, somebody's view, a proposal.
 * It is the section's own heading or that of a section it is part of.
 */
export function headingsThatQualify({ sections, titles }: Outline): ReadonlyMap<number, number> {
  const words = new Set(lexicon().standing);
  const qualifying = new Map<number, number>();
  /** The sections that are open at each depth. */
  let open: { readonly level: number; readonly by: number | undefined }[] = [];
  for (const [place, { title, document, level }] of sections.entries()) {
    // The title of the whole is told by itself.
    const isOwn = title !== titles[document] && titleWords(title).some((word) => words.has(word));
    open = level === undefined || title === '' ? [] : open.filter((section) => section.level < level);
    const by = isOwn ? place : open.findLast((section) => section.by !== undefined)?.by;
    if (by !== undefined) qualifying.set(place, by);
    if (level !== undefined) open.push({ level, by });
  }
  return qualifying;
}
