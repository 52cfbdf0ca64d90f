import type { SignHit } from './find-signs.ts';

/** So many times the same word one after another begins to look like a flood; so many more are one. */
const few = 8;
const many = 20;
const longestWord = 20;

/** Finds floods: the same word over and over, by which a machine is made to lose its thread. */
export function findFloods(text: string): SignHit[] {
  const floods: SignHit[] = [];
  let seenTo = 0;
  // A flood of few words is longer than the distance between the places that are looked at.
  for (let place = 0; place < text.length; place += 4 * few) {
    if (place < seenTo) continue;
    const start = wordStart(text, place);
    const end = wordEnd(text, start);
    const size = end - start + 1;
    if (end - start < 4 || end - start > longestWord || text.charAt(end) !== ' ') continue;
    const unit = text.slice(start, end + 1);
    let count = 1;
    while (count < 2 * many && text.startsWith(unit, start + count * size)) count += 1;
    if (count < few) continue;
    seenTo = start + count * size;
    floods.push({ kind: 'flood', weight: count < many ? 0.5 : 1, start, end: seenTo });
  }
  return floods;
}

// --- Internal ---

function isWordPart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || code >= 0xc0;
}

function wordStart(text: string, place: number): number {
  let start = place;
  while (start < text.length && start - place <= longestWord && isWordPart(text.charCodeAt(start))) start += 1;
  while (start < text.length && start - place <= longestWord + 1 && !isWordPart(text.charCodeAt(start))) start += 1;
  return start;
}

function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && end - start <= longestWord && isWordPart(text.charCodeAt(end))) end += 1;
  return end;
}
