import type { Finding } from '@assay/core';
import { stopWords } from '@assay/language';
import { phraseFinder } from './find-phrases.ts';
import { canBeName, letter, personalNames, upper } from './personal-names.ts';
import { likely } from './recogniser.ts';

/** How far from where a person is named in full a part of the name is still that person's. */
export const mentionReach = 2_000;

/** Finds the parts of names that stand alone near where the whole name does: "Thandiwe" and "Nkosi" beside "Thandiwe Nkosi". */
export function findMentions(text: string, persons: readonly Finding[]): Finding[] {
  const inOrder = [...persons].sort((a, b) => a.start - b.start);
  const named = partsOf(text, inOrder);
  if (named.size === 0) return [];
  const found: Finding[] = [];
  for (const { start, end, meaning: word } of phraseFinder([...named.keys()].map((key) => [key, key] as const))(text)) {
    const last = inOrder[firstFrom(inOrder, start + 1) - 1];
    if (last !== undefined && last.end >= end) continue;
    if (text.slice(start, end) !== word || !standsAlone(text, { start, end }, named)) continue;
    const person = nearest(named.get(word) ?? [], start);
    if (person !== undefined) found.push({ ...person, start, end, score: likely.form });
  }
  return found;
}

// --- Internal ---

type Named = ReadonlyMap<string, readonly Finding[]>;

/** The parts of names by word, in order of place; a name of one word lends nothing. */
function partsOf(text: string, persons: readonly Finding[]): Named {
  const titles = new Set(personalNames().titles);
  const isPart = (word: string) =>
    word.length > 2 && /^\p{Lu}\p{L}*\p{Ll}/u.test(word) && !titles.has(word) && !stopWords.has(word.toLowerCase()) && canBeName([word]);
  const named = new Map<string, Finding[]>();
  for (const person of persons) {
    const words = text.slice(person.start, person.end).split(/[\s.,]+/);
    if (words.length < 2) continue;
    for (const word of words) {
      if (!isPart(word)) continue;
      const list = named.get(word);
      if (list === undefined) named.set(word, [person]);
      else list.push(person);
    }
  }
  return named;
}

const wordBefore = new RegExp(`([${letter}'’-]{1,30})\\.? $`);
const wordAfter = new RegExp(`^ ([${letter}'’-]{1,30})`);
const capital = new RegExp(`^[${upper}]`);

/** Part of a longer name or of an address it is something else, unless its neighbours are parts of a name themselves. */
function standsAlone(text: string, { start, end }: { readonly start: number; readonly end: number }, named: Named): boolean {
  const before = text.slice(Math.max(0, start - 33), start);
  const after = text.slice(end, end + 32);
  if (/[\w@.'’/-]$/.test(before) || /^(?:[-@_/]\w|\.\w)/.test(after)) return false;
  const neighbours = [/[.!?:] $/.test(before) ? '' : (wordBefore.exec(before)?.[1] ?? ''), wordAfter.exec(after)?.[1] ?? ''];
  return neighbours.every((word) => !capital.test(word) || named.has(word) || stopWords.has(word.toLowerCase()));
}

/** Whoever is named so within reach, the last before the place first. */
function nearest(persons: readonly Finding[], place: number): Finding | undefined {
  const next = firstFrom(persons, place);
  return [persons[next - 1], persons[next]].find((person) => person !== undefined && Math.abs(person.start - place) <= mentionReach);
}

/** The first of them, in order, that starts at a place or after it. */
function firstFrom(persons: readonly Finding[], place: number): number {
  let low = 0;
  let high = persons.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((persons[middle]?.start ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
