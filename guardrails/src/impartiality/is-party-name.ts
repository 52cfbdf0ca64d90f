import { partyNames } from './lexicon.ts';

let names: ReadonlySet<string> | undefined;

/** Whether words are the whole name of a political party, or one of its other names. */
export function isPartyName(words: string): boolean {
  names ??= new Set(partyNames().parties.flatMap(({ name, aliases = [] }) => [name, ...aliases].map((one) => one.toLowerCase())));
  return names.has(words.toLowerCase());
}
