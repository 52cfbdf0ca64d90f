import type { Stretch } from './stretches.ts';

/**
 * Where a masked text hides its original: the text between masks is the original's own, so each piece of it is looked for
 * in order, at the first place that leaves the mask before it at least one character. The first and last piece are held
 * to the ends. Where a piece of one or two characters also stands inside what was masked, the border between two
 * neighbouring masks may be told a few characters early; what is covered is the same but for that piece.
 * A text that is not its original with masks in it is refused, never guessed at.
 */
export function alignMasked(original: string, masked: string, mask: RegExp): readonly Stretch[] {
  // Masks that touch hide one stretch: nothing in the text tells where one ends.
  const touching = new RegExp(`(?:${mask.source})+`, 'gu');
  const masks = [...masked.matchAll(touching)];
  const hidden: Stretch[] = [];
  let readTo = 0;
  let place = 0;
  for (const [index, match] of masks.entries()) {
    const before = masked.slice(readTo, match.index);
    if (!original.startsWith(before, place)) throw notAligned(place);
    const start = place + before.length;
    readTo = match.index + match[0].length;
    const isLast = index === masks.length - 1;
    const after = masked.slice(readTo, masks[index + 1]?.index);
    const end = isLast ? original.length - after.length : original.indexOf(after, start + 1);
    if (end <= start || !original.startsWith(after, end)) throw notAligned(start);
    // A word of the original that reads like a mask hides nothing.
    if (original.slice(start, end) !== match[0]) hidden.push({ start, end });
    place = end;
  }
  if (masks.length === 0 && masked !== original) throw notAligned(0);
  return hidden;
}

function notAligned(place: number): Error {
  return new Error(`the masked text is not the original with masks in it, from character ${place} on`);
}
