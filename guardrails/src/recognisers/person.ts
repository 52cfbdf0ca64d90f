import { canBeName, letter, nameSources, personalNames } from '../personal-names.ts';
import { likely, type Recogniser } from '../recogniser.ts';

const { any, full, titled } = nameSources;
const gap = '[ \\t]{0,3}';

let made: { readonly patterns: readonly RegExp[]; readonly titles: ReadonlySet<string> } | undefined;

function readPatterns() {
  const { titles, labels, phrases, closes } = personalNames();
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
      leads('(?<=^|[\\n;(]|\\. ) {0,3}', eitherCase(oneOf(labels)), gap, ':', gap, value, `(?![${letter}])`),
      // In a cell beside its label, and nothing after it.
      leads('(?<=^|\\n)[| ]{0,3}', eitherCase(oneOf(labels)), gap, '[|\\t]', gap, value, `(?=[ |\\t]{0,3}(?:\\n|$))`),
      leads(`(?<![${letter}])`, eitherCase(oneOf(phrases)), ' ', value, `(?![${letter}])`),
      // "Signed on behalf of the residents by Jane Osei".
      leads(`(?<![${letter}])[Ss]igned (?:[a-z]{1,12} ){1,6}by `, value, `(?![${letter}])`),
      leads('(?<=\\bI, )', value, '(?=,)'),
      // The letters after a name are rare: they are looked for first, and the name backwards from them.
      leads('(?=,? (?:MP|MSP|MS|AM|MLA|MEP|KC|QC|OBE|CBE|MBE|KBE|DBE)\\b)', `(?<=(?<![${letter}])(?<value>${full}))`),
    ],
  };
  return made;
}

/** Names of persons, by what stands around them and whatever their origin: titles, openings and closes of letters, labels, phrases. */
export const person: Recogniser = {
  kind: 'person',
  label: 'the name of a person',
  get patterns() {
    return readPatterns().patterns;
  },
  judge({ match }) {
    const words = match
      .replace(/^(?:The )?R(?:igh)?t Hon\S* /u, '')
      .split(/[\s.]+/)
      .filter((word) => word !== '');
    const isTitled = readPatterns().titles.has(words[0] ?? '');
    const own = isTitled ? words.slice(1) : words;
    if (own.length === 0 || !canBeName(own) || own.every((word) => /^[A-Z]$/.test(word))) return undefined;
    return isTitled ? likely.certain : likely.labelled;
  },
  lengthOf: withoutTail,
  identityOf: surnameOf,
};

/** Words with capitals that follow a name and are none: the next sentence, an office. */
function withoutTail(match: string): number {
  const words = match.split(' ');
  while (words.length > 1 && !canBeName(words)) words.pop();
  // One word that is left of several ("Pensions Department") is an office's.
  return words.length > 1 || !match.includes(' ') ? words.join(' ').length : match.length;
}

/** The surname stands for the person, so that "Jane Osei" and "Ms Osei" are one. */
export function surnameOf(match: string): string {
  return (match.split(/\s+/).at(-1) ?? match).toLowerCase();
}

// --- Internal ---

/** Longest first: "full name" before "name". */
function oneOf(list: readonly string[]): string {
  return `(?:${[...list].sort((a, b) => b.length - a.length).join('|')})`;
}

/** The same words with small first letters and with capitals, as they open a line or stand in it. */
function eitherCase(source: string): string {
  return source.replace(/(?<![\w?'’-])[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}
