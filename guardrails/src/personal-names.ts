import { dataFile } from '@assay/core';
import { z } from 'zod';

const words = z.array(z.string()).min(1);

/** What is said around names, what is written like one, and the given names that are known without anything around them. */
export const personalNames = dataFile(
  new URL('./lexicons/personal-names.json', import.meta.url),
  z.strictObject({
    why: z.string(),
    titles: words,
    labels: words,
    phrases: words,
    closes: words,
    notNames: words,
    surnamesToo: words,
    given: words,
  }),
);

/** Letters of the Latin alphabets as ranges: look-alikes of other alphabets were read as Latin before, and ranges are searched much faster than properties. */
export const upper = 'A-Z\\u00c0-\\u00de\\u0100-\\u024f';
export const letter = 'A-Za-z\\u00c0-\\u024f';
export const small = 'a-z\\u00df-\\u024f';

const part = `(?:(?:Mc|Mac|O['’]|D['’]|Al-|El-)?[${upper}][${small}][${letter}'’-]{0,30}|[${upper}]{2,20}(?![${small}])|[${upper}]\\.?(?=[ .]))`;
const particles = '(?:(?:de|da|del|der|van|von|bin|ibn|al|el|ap|ab|la|le|y) ){0,2}';

/** Patterns of names as sources of regular expressions: one to four words with capitals, initials, particles; and two to four. */
export const nameSources = {
  any: `${part}(?: ${particles}${part}){0,3}`,
  /** After a title a particle may come first: "Mr van der Berg". */
  titled: `${particles}${part}(?: ${particles}${part}){0,3}`,
  full: `${part}(?: ${particles}${part}){1,3}`,
} as const;

let sets:
  | { readonly notNames: ReadonlySet<string>; readonly surnamesToo: ReadonlySet<string>; readonly given: ReadonlySet<string> }
  | undefined;

function readSets() {
  const { notNames, surnamesToo, given } = personalNames();
  sets ??= { notNames: new Set(notNames), surnamesToo: new Set(surnamesToo), given: new Set(given) };
  return sets;
}

/** Whether a word is a known given name. */
export function isGivenName(word: string): boolean {
  return readSets().given.has(word);
}

/** Whether words with capitals can be a name: none of them is an office, a place or a day, but a surname may be ("Zofia Grant"). */
export function canBeName(words: readonly string[]): boolean {
  const { notNames, surnamesToo } = readSets();
  return words.every((word, place) => !notNames.has(word) || (place > 0 && place === words.length - 1 && surnamesToo.has(word)));
}
