import { stopWords } from '@assay/language';
import { isPartyName } from '../impartiality/is-party-name.ts';
import { canBeName, letter, nameSources, personalNames, small } from '../personal-names.ts';
import { type Candidate, likely, type Recogniser } from '../recogniser.ts';

const { any, full, titled } = nameSources;
const gap = '[ \\t]{0,3}';

let made: { readonly patterns: readonly RegExp[]; readonly titles: ReadonlySet<string> } | undefined;

function readPatterns() {
  const { titles, phrases, closes } = personalNames();
  const leads = (...parts: readonly string[]) => new RegExp(parts.join(''), 'dg');
  const value = `(?<value>${any})`;
  made ??= {
    titles: new Set(titles),
    patterns: [
      leads(`(?<![${letter}-])(?<value>(?:(?:The )?R(?:igh)?t Hon(?:ourable)?\\.? )?${oneOf(titles)}\\.? ${titled})(?![${letter}])`),
      // "Dear Jane Osei," and "Annwyl Jane": alone on a line.
      leads('(?<=^|\\n)', gap, '(?:Dear|Annwyl|Hi|Hello|Hiya)', gap, value, `(?=${gap}(?:[,:!\\n]|$))`),
      leads(
        '(?<=^|\\n)',
        gap,
        eitherCase(oneOf(closes)),
        gap,
        '[,.]?',
        gap,
        `(?:\\n\\s{0,8}|(?<=,)${gap})`,
        value,
        `(?=${gap}(?:[,\\n(]|$))`,
      ),
      leads(`(?<![${letter}])`, eitherCase(oneOf(phrases)), ' ', value, `(?![${letter}])`),
      // Who writes without capitals says so in small letters: "my name is thandiwe nkosi".
      leads(
        `(?<![${letter}])[Mm]y name(?:'s| is) (?<value>[${small}][${small}'’-]{1,30}(?: [${small}][${small}'’-]{1,30}){0,2}?)(?=${gap}(?:[,.;!\\n]|$| (?:and|but|i)\\b))`,
      ),
      // "Signed on behalf of the residents by Jane Osei".
      leads(`(?<![${letter}])[Ss]igned (?:[a-z]{1,12} ){1,6}by `, value, `(?![${letter}])`),
      leads('(?<=\\bI, )', value, '(?=,)'),
      // The letters after a name are rare: they are looked for first, and the name backwards from them.
      leads(
        '(?<!(?<![A-Za-z])[A-Z]{2,3})(?=,? (?:MP|MSP|MS|AM|MLA|MEP|KC|QC|OBE|CBE|MBE|KBE|DBE)\\b)',
        `(?<=(?<![${letter}])(?<value>${full}))`,
      ),
    ],
  };
  return made;
}

/** Names of persons, by what stands around them and whatever their origin: titles, openings and closes of letters, phrases. */
export const person: Recogniser = {
  kind: 'person',
  label: 'the name of a person',
  get patterns() {
    return readPatterns().patterns;
  },
  judge: judgeName,
  lengthOf: withoutTail,
  identityOf: surnameOf,
};

/** How sure it is that words which a title, a label or a phrase calls a name are one. */
export function judgeName({ text, start, match }: Candidate): number | undefined {
  if (isPartyName(match)) return undefined;
  const words = match
    .replace(/^(?:The )?R(?:igh)?t Hon\S* /u, '')
    .split(/[\s.]+/)
    .filter((word) => word !== '');
  if (/^\p{Ll}/u.test(match) && !particle.test(match)) return words.some(isOrdinary) ? undefined : likely.form;
  const isTitled = readPatterns().titles.has(words[0] ?? '');
  const own = isTitled ? words.slice(1) : words;
  if (own.length === 0 || !canBeName(own) || own.every((word) => /^[A-Z]$/.test(word))) return undefined;
  // "A letter from DVLA": letters that stand for an office, unless a form says that they are a name.
  const isAcronym = own.length === 1 && /^[A-Z]{2,6}$/.test(own[0] ?? '') && !isTitled;
  if (isAcronym && text.charAt(start - 1) !== ':' && text.charAt(start - 2) !== ':') return undefined;
  return isTitled ? likely.certain : likely.labelled;
}

/** Words with capitals that follow a name and are none: the next sentence, an office. */
export function withoutTail(match: string): number {
  const words = match.split(' ');
  while (words.length > 1 && !canBeName(words)) words.pop();
  // One word that is left of several ("Pensions Department") is an office's.
  return words.length > 1 || !match.includes(' ') ? words.join(' ').length : match.length;
}

/** The surname stands for the person, so that "Jane Osei" and "Ms Osei" are one. */
export function surnameOf(match: string): string {
  return (match.split(/\s+/).at(-1) ?? match).toLowerCase();
}

/** Longest first: "full name" before "name". */
export function oneOf(list: readonly string[]): string {
  return `(?:${[...list].sort((a, b) => b.length - a.length).join('|')})`;
}

// --- Internal ---

const particle = /^(?:de|da|del|der|van|von|bin|ibn|al|el|ap|ab|la|le|y) /;

/** "My name is spelled wrong", "not on the list". */
function isOrdinary(word: string): boolean {
  return stopWords.has(word) || /(?:ed|ing|elt)$/.test(word) || ordinary.has(word);
}

const ordinary = new Set([
  'wrong',
  'correct',
  'incorrect',
  'missing',
  'different',
  'known',
  'shown',
  'common',
  'unusual',
  'fine',
  'right',
  'clear',
  'mud',
  'list',
  'record',
  'form',
  'file',
  'there',
  'written',
  'gone',
  'new',
  'old',
  'short',
  'long',
  'hard',
  'easy',
  'private',
  'public',
  'unknown',
  'irrelevant',
  'important',
  'ever',
  'never',
  'always',
  'nowhere',
  'taken',
  'given',
]);

/** The same words with small first letters and with capitals, as they open a line or stand in it. */
function eitherCase(source: string): string {
  return source.replace(/(?<![\w?'’-])[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}
