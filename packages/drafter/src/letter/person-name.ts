import { nameWords } from './name-words.ts';

/** A name as a letter writes it, taken apart; nothing is inferred that is not written there. */
export interface PersonName {
  /** As a reply writes it out: "Councillor", "Lieutenant Colonel"; empty where none is written. */
  readonly title: string;
  /** First names and initials as written, normal case. */
  readonly given: string;
  /** With its small words: "van der Linden"; empty where only a first name is known. */
  readonly surname: string;
  /** The whole name as it is written, family name first where it is, in normal case. */
  readonly full: string;
  /** "of Wye": what belongs to a peer's title. */
  readonly territory: string;
  readonly afterName: string;
  readonly isRightHonourable: boolean;
}

/** No name is longer than this. */
const longestLine = 160;

const rightHonourable = /^(?:the )?(?:rt\.?|right) hon(?:ourable|\.)? (?:the )?/i;
const bracketed = /\(([^()]{1,40})\)/g;
const trailing = /(?:\s+x{1,5})$|[,.;:!]+$/gi;

/**
 * Reads a line as the name of one person; undefined where it does not look like one. `isSigned` says that it stands
 * where a signature does: then small letters may be a name.
 */
export function readPersonName(line: string, isSigned: boolean): PersonName | undefined {
  if (line.length > longestLine) return undefined;
  const words = nameWords();
  const bare = surnameLast(line.replace(/^[-–—*_\s(]+(?=[^()]*\)?$)/, '').replace(/^\(?([^()]+)\)$/, '$1')).replace(
    /^(?:i['’]m|i am|from|love from|signed:?|per|p\.?p\.?|name:|swyddfa|office of|[\p{L}. '-]{0,20}(?:teacher|secretary|president|chair\w*|treasurer|clerk|adviser|advisor|director|manager|vicar|chief executive|convenor|contact|owner):)\s+/iu,
    '',
  );
  const inBrackets = [...bare.matchAll(bracketed)].map(([, inner = '']) => inner.replace(/\.$/, '').trim());
  const bracketTitle = inBrackets.map((inner) => words.titles.get(inner.toLowerCase())).find((found) => found !== undefined) ?? '';
  const flat = bare
    .replaceAll(bracketed, ' ')
    .replaceAll(trailing, '')
    // A member of the Senedd in both languages.
    .replace(/ (?:AS\/MS|MS\/AS)$/, ' MS')
    .replace(/\s\+?\d[\d\s]{8,16}$/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const isRightHonourable = rightHonourable.test(flat);
  const [head = ''] = flat
    .replace(rightHonourable, '')
    .replace(/^the /i, '')
    .split(/\s[-–|/]\s|\||;/);
  const [name = '', ...afterComma] = head.split(/,\s*/);
  const { title, rest } = takeTitle(name);
  const { core, after } = takeAfterName(rest);
  const commaAfter = afterComma.flatMap((part) => part.split(' ')).filter((word) => words.afterNames.has(word.replace(/\.$/, '')));
  if (core.length === 0 || core.length > 6 || /^x+$/i.test(core.join(''))) return undefined;
  const isAllSmall = core.every((word) => word === word.toLowerCase());
  if (!core.every((word) => isNameWord(word, isSigned && isAllSmall))) return undefined;
  if (isAllSmall && core.some((word) => words.notNames.has(word))) return undefined;
  if (core.length > 1 || isSigned) {
    if (
      core.some(
        (word) => words.descriptions.has(word.toLowerCase()) && !isInitial(word) && !(word.length <= 2 && words.particles.has(word)),
      )
    )
      return undefined;
  }
  // "Rose Street" and "Grace Law" under closing words are people.
  const isPlace =
    isSigned &&
    core.length === 2 &&
    /^(?:Street|Church|Law|Lane|House|Close|Ward|Road|Bishop|Parish|Temple|Clerk|Warden|School)$/.test(core[1] ?? '');
  if (!isPlace && (words.organisation.test(core.join(' ')) || (title === '' && words.office.test(core.join(' '))))) return undefined;
  const written = title === '' ? bracketTitle : title;
  const of = core.indexOf('of');
  const own = of > 0 ? core.slice(0, of) : of === 0 ? core.slice(1) : core;
  const territory = of > 0 ? core.slice(of).join(' ') : '';
  if (of >= 0 && !isPeer(written)) return undefined;
  const { given, surname } = splitName(own, written);
  return {
    title: written,
    given: given.map((word) => normalCase(word, isAllSmall)).join(' '),
    surname: surname.map((word) => normalCase(word, isAllSmall)).join(' '),
    full: own.map((word) => normalCase(word, isAllSmall)).join(' '),
    territory,
    afterName: [...after, ...commaAfter].join(' '),
    isRightHonourable,
  };
}

/** How a reply opens to this person: "Ms Osei", "Sir John", "Alex Osei". */
export function salutationOf({ title, given, surname, full }: PersonName): string {
  if (title === '') return full;
  if (title === 'Sir' || title === 'Dame') return `${title} ${given.split(' ')[0] || surname}`;
  return `${title} ${surname || given}`;
}

/** Whether a title is that of a peer. */
export function isPeer(title: string): boolean {
  return /^(?:Lord|Lady|Baroness|Duke)$/.test(title);
}

// --- Internal ---

/** "NIMMO, Dame Philippa" is Dame Philippa Nimmo. */
function surnameLast(line: string): string {
  const found = /^(\p{Lu}[\p{L}'’-]+), ((?:\p{Lu}[\p{L}'’.-]+ ?){1,4})(\(.*\))?$/u.exec(line.replace(/ (\p{Lu}{2,4})$/u, ' ($1)'));
  if (found === null) return line;
  const [, surname = '', given = '', bracket = ''] = found;
  const rest = bracket.replaceAll(/[()]/g, '');
  const { afterNames, titles } = nameWords();
  const isLetters = given
    .trim()
    .split(' ')
    .every((word) => afterNames.has(word));
  const isWritten = surname === surname.toUpperCase() || titles.has((given.split(' ')[0] ?? '').toLowerCase());
  return isLetters || !isWritten ? line : `${given.trim()} ${surname} ${rest}`.trim();
}

/** The longest title at the start of a name, and the words that follow it. */
function takeTitle(name: string): { readonly title: string; readonly rest: readonly string[] } {
  const { titles } = nameWords();
  const parts = name.split(' ').filter((word) => word !== '');
  let title = '';
  let taken = 0;
  for (let from = 0; from < parts.length; ) {
    const length = [3, 2, 1].find((count) => from + count < parts.length && titles.has(plain(parts.slice(from, from + count).join(' '))));
    if (length === undefined) break;
    const found = titles.get(plain(parts.slice(from, from + length).join(' '))) ?? '';
    // "Ms" is a title before a name and a member of the Senedd after it; "Professor Sir John" is Sir John.
    title = title === '' || /^(?:Sir|Dame)$/.test(found) || /^(?:Rabbi|Canon)$/.test(found) ? found : title;
    from += length;
    taken = from;
  }
  return { title, rest: parts.slice(taken) };
}

function plain(title: string): string {
  return title.replaceAll('.', '').toLowerCase();
}

/** What stands after a name: MP, OBE, PhD. */
function takeAfterName(parts: readonly string[]): { readonly core: readonly string[]; readonly after: readonly string[] } {
  const { afterNames } = nameWords();
  let end = parts.length;
  while (end > 1 && (afterNames.has(bareWord(parts[end - 1])) || looksLikeLetters(parts, end))) end -= 1;
  return { core: parts.slice(0, end), after: parts.slice(end).map((word) => word.replace(/[.,]$/, '')) };
}

function bareWord(word = ''): string {
  return word.replaceAll('.', '').replace(/,$/, '');
}

/** "T. S. Bhogal AFC": short capitals after a whole name that has small letters. */
function looksLikeLetters(parts: readonly string[], end: number): boolean {
  const before = parts[end - 2] ?? '';
  return (
    end > 2 && /^\p{Lu}{2,5}$/u.test(bareWord(parts[end - 1])) && bareWord(parts[end - 1]) !== 'LLP' && /^\p{Lu}\p{Ll}{2,}/u.test(before)
  );
}

function isNameWord(word: string, canBeSmall: boolean): boolean {
  const { particles } = nameWords();
  if (particles.has(word.toLowerCase().replace(/\.$/, '')) || word === 'of') return true;
  if (isInitial(word)) return true;
  if (/^(?:al|el|an|d|o)[-'’]\p{L}+$/iu.test(word)) return true;
  return canBeSmall ? /^\p{L}[\p{L}\p{M}'’-]*$/u.test(word) : /^\p{Lu}[\p{L}\p{M}'’-]*$/u.test(word);
}

/** Which words are the surname: those in capitals where the others are not, from a small word on, a double one, else the last. */
function splitName(words: readonly string[], title: string): { readonly given: readonly string[]; readonly surname: readonly string[] } {
  const { particles, doubleSurnames } = nameWords();
  if (words.length === 1)
    return title === '' || /^(?:Sir|Dame)$/.test(title) ? { given: words, surname: [] } : { given: [], surname: words };
  const capitals = words.map((word) => word.length > 2 && word === word.toUpperCase() && word !== word.toLowerCase());
  if (capitals.includes(true) && !words.every((word, place) => capitals[place] || isInitial(word))) {
    return { given: words.filter((_, place) => !capitals[place]), surname: words.filter((_, place) => capitals[place]) };
  }
  const last = words.length - 1;
  let from = last;
  const small = words.findIndex((word, place) => place > 0 && place < last && particles.has(word.toLowerCase().replace(/\.$/, '')));
  const low = (word: string | undefined) => (word ?? '').toLowerCase();
  if (small > 0) from = small;
  if (from === last && last >= 2 && doubleSurnames.has(low(words[last])) && doubleSurnames.has(low(words[last - 1]))) from = last - 1;
  return { given: words.slice(0, from), surname: words.slice(from) };
}

function isInitial(word: string): boolean {
  return /^(?:\p{Lu}\.?-?){1,4}$/u.test(word) && !/^\p{Lu}{3,}$/u.test(word);
}

/** "SMITH" and "smith" are Smith; "McAllister", "de" and initials stay. */
function normalCase(word: string, isAllSmall: boolean): string {
  const { particles } = nameWords();
  const isUpper = word.length > 1 && word === word.toUpperCase() && !isInitial(word);
  const isParticle = particles.has(word.toLowerCase()) || /^(?:al|el)-/.test(word);
  if (!isUpper && (!isAllSmall || isParticle)) return word;
  if (isUpper && isParticle) return word.toLowerCase();
  const lowered = word.toLowerCase().replaceAll(/(^|[-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
  return lowered.replace(/^Mc(\p{L})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`);
}
