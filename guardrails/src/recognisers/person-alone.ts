import { stopWords } from '@assay/language';
import { isPartyName } from '../impartiality/is-party-name.ts';
import { isSpokenOf } from '../name-cues.ts';
import { isOnlyAName } from '../ordinary-words.ts';
import { canBeName, isGivenName, letter, small, upper } from '../personal-names.ts';
import { likely, type Recogniser } from '../recogniser.ts';
import { columnHeader } from '../words-around.ts';
import { surnameOf } from './person.ts';

/** Words in capitals are letters for something. */
const word = `[${upper}](?:['’][${upper}])?[${small}][${letter}'’-]{0,30}`;
const particle = '(?:(?:de|da|del|van|von|bin|ibn|al|el|ap|ab|ferch) )?';

/** Names with nothing around them: two words or three that are no ordinary ones, a known given name before a surname, a cell in a column of names. */
export const personAlone: Recogniser = {
  kind: 'person',
  label: 'the name of a person',
  // Zero-width, so that the name is found that begins with the second word of "Since Thandiwe Nkosi".
  patterns: [
    new RegExp(`(?<![${letter}'’.-])(?=(?<value>${word}(?: [${upper}]\\.?(?= ))?(?: ${particle}${word}){1,2})(?![${letter}]))`, 'dg'),
  ],
  judge(candidate) {
    const words = wordsOf(candidate.match);
    if (isPartyName(candidate.match)) return undefined;
    // "The Democratic Unionists": a person seldom has an article.
    if (/(?<![\p{L}])the $/iu.test(candidate.text.slice(Math.max(0, candidate.start - 5), candidate.start))) return undefined;
    // "Parkinson's" leads to a disease.
    if (words.length < 2 || !canBeName(words) || words.slice(0, -1).some((part) => /['’]s$/.test(part))) return undefined;
    if (isGivenName(words[0] ?? '') || isOnlyAName(words)) return likely.form;
    // "Grace Park" is two ordinary words: an initial between them or the words around must say that it is a name.
    const isTold = / \p{Lu}\.? /u.test(candidate.match) || isSpokenOf(candidate);
    return isTold && words.every((word) => !stopWords.has(word.toLowerCase())) ? likely.form : undefined;
  },
  lengthOf(match) {
    const words = wordsOf(match);
    const last = words.at(-1) ?? '';
    const whole = words.length > 2 && !canBeAlone(words) ? match.slice(0, match.lastIndexOf(last)).trimEnd() : match;
    // What a person has, "Grace Park's mother", is no part of the name.
    return whole.replace(/['’]s$/, '').length;
  },
  identityOf: surnameOf,
  field: {
    source: `[${letter}'’.-]{2,30}(?:,? [${letter}'’.-]{1,30}){0,4}`,
    isBelowOnly: true,
    judge(value, candidate) {
      const head = columnHeader(candidate).trim();
      const words = value.split(/[ .,]+/).filter((word) => word !== '');
      // One word below "name" may be a town's or a colour's; "name of scheme" heads no persons.
      if (otherHead.test(head) || (words.length === 1 && /^names?$/i.test(head))) return undefined;
      return words.every((part) => capital.test(part) || between.test(part)) && canBeName(words) ? likely.labelled : undefined;
    },
  },
};

// --- Internal ---

/** The words of a name that count: initials and particles are anybody's. */
function wordsOf(match: string): readonly string[] {
  return match.split(/[ .]+/).filter((part) => part.length > 1 && capital.test(part) && !between.test(part));
}

function canBeAlone(words: readonly string[]): boolean {
  return canBeName(words) && (isGivenName(words[0] ?? '') ? isOnlyAName(words.slice(-1)) : isOnlyAName(words));
}

const between = /^(?:van|von|de|da|del|der|den|dos|di|la|le|bin|binti|bint|ibn|al|el|ap|ab|ferch|y|thi)$/i;
const capital = new RegExp(`^[${upper}]`);
const otherHead =
  /\b(?:of|company|organisation|business|trading|school|ward|product|scheme|programme|file|field|event|project|street|place|brand|domain|user|host|number|no|id|type|status|date)\b/i;
