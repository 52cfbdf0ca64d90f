import { findFigures } from '@assay/language';
import { editWords } from './edit-words.ts';

/** What is said at a place, whatever its spelling: texts that say the same have the same keys in the same order. */
export interface SaidWord {
  readonly key: string;
  readonly kind: 'figure' | 'date' | 'name' | 'word';
}

/** The words of a sentence or a line, without what only its form makes: case, spacing, punctuation, spelling, greeting. */
export function saidWords(sentence: string): readonly SaidWord[] {
  const { greeting, closings } = editWords();
  const isLine = sentence.length <= longestGreeting && !/[.?!:;]\s*$/.test(sentence);
  const bare = sentence
    .replaceAll(/[^\p{L}\s]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  if (isLine && closings.has(bare)) return [formed('close')];
  const opened = isLine ? sentence.replace(greeting, '') : sentence;
  const figures = new Map(findFigures(opened).map((figure) => [figure.start, figure]));
  const said: SaidWord[] = opened === sentence ? [] : [formed('greeting')];
  for (let place = 0; place < opened.length; ) {
    const figure = figures.get(place);
    if (figure !== undefined) {
      said.push({ key: `#${figure.value}`, kind: /[a-z]{3}\d*$/.test(figure.value) && !isAmount(figure.value) ? 'date' : 'figure' });
      place = figure.end;
      continue;
    }
    token.lastIndex = place;
    const found = token.exec(opened)?.[0];
    if (found !== undefined) said.push(...readToken(found, said.length > 0));
    place += found?.length ?? 1;
  }
  return said;
}

// --- Internal ---

const longestGreeting = 80;

/**
 * In this order: an address, exactly as it stands; words with their apostrophes and the hyphens between letters; signs that say
 * something; a sign between two digits, and a minus.
 */
const token =
  /(?:https?:\/\/|www\.)[^\s<>"“”]{1,2000}|[\p{L}\p{N}][\p{L}\p{N}.+_-]{0,63}@[\p{L}\p{N}.-]{1,255}|[\p{L}\p{N}\p{M}]+(?:(?:[/_'’-]|\.(?=[\p{Ll}\p{N}]))[\p{L}\p{N}\p{M}]+)*|[\p{S}%&@#?*]|(?<=\d)[-–−/:.](?=\d)|(?<=^|\s)[-–−](?=\d)/uy;

function formed(key: string): SaidWord {
  return { key: `(${key})`, kind: 'word' };
}

/** "£3million" and "3thousand" end in letters and are no dates. */
function isAmount(value: string): boolean {
  return /(?:million|billion|thousand|bn|am|pm)$/.test(value);
}

function readToken(found: string, isInside: boolean): readonly SaidWord[] {
  if (/^(?:https?:|www\.)|@/.test(found)) return [{ key: found.replace(/[.,;:)\]]+$/, ''), kind: 'name' }];
  const { joined, contractions } = editWords();
  const plain = found.replaceAll('’', "'");
  if (joined.test(plain)) return [wordOf(plain.replaceAll('-', ''), isInside)];
  const expanded = contractions.get(plain.toLowerCase());
  if (expanded !== undefined) return expanded.split(' ').map((one) => wordOf(one, false));
  return plain.split('-').map((one) => wordOf(one, isInside));
}

function wordOf(word: string, isInside: boolean): SaidWord {
  const { alike, names, acronyms } = editWords();
  const lower = word.toLowerCase();
  const isOwn = names.has(lower) || (acronyms.has(lower) && word === word.toUpperCase());
  return { key: isOwn ? word : (alike.get(lower) ?? spelledOnce(lower)), kind: isInside && /^\p{Lu}/u.test(word) ? 'name' : 'word' };
}

/** -ize and -yze as -ise and -yse, in words long enough for both to be one word. */
function spelledOnce(word: string): string {
  return word.replace(/(?<=^.{4,60})iz(?=(?:e|ed|es|er|ers|ing|ation|ations)$)/, 'is').replace(/(?<=^.{3,60})yz(?=(?:e|ed|es|ing)$)/, 'ys');
}
