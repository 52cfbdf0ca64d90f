import { type Span, type Token, tokenise } from '@assay/language';

/** A number written in words; `value` is its digits. */
export interface NumberInWords extends Span {
  readonly value: string;
  /** Whether "per cent" follows. */
  readonly isShare: boolean;
}

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const units: ReadonlyMap<string, number> = new Map([
  ...ones.map((word, value) => [word, value] as const),
  ...tens.map((word, place) => [word, (place + 2) * 10] as const),
]);
const scales: ReadonlyMap<string, number> = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
]);

const trigger = new RegExp(`\\b(?:${[...units.keys()].join('|')})\\b`, 'i');

/** The numbers of a text that are written in words: "twenty-three", "two hundred and four". A "one" that is a pronoun is none. */
export function readNumberWords(text: string): readonly NumberInWords[] {
  if (!trigger.test(text)) return [];
  const tokens = tokenise(text);
  const found: NumberInWords[] = [];
  let place = 0;
  while (place < tokens.length) {
    const first = place;
    const { value, next } = readNumber(text, tokens, first);
    place = Math.max(next, first + 1);
    const [start, end] = [tokens[first]?.start ?? 0, tokens[next - 1]?.end ?? 0];
    if (value === undefined || (value === 1 && isPronoun(tokens[first - 1]?.word, tokens[next]?.word))) continue;
    found.push({ start, end, value: String(value), isShare: /^ ?(?:per ?cent\b|%)/i.test(text.slice(end, end + 10)) });
  }
  return found;
}

// --- Internal ---

/** The number that begins at a word, if one does, and the first word after it. */
function readNumber(text: string, tokens: readonly Token[], first: number): { readonly value?: number; readonly next: number } {
  const wordAt = (place: number) => tokens[place]?.word ?? '';
  let group = units.get(wordAt(first));
  if (group === undefined) return { next: first };
  let [total, next] = [0, first + 1];
  for (;;) {
    const word = wordAt(next);
    const unit = units.get(word);
    const scale = scales.get(word);
    const following = units.get(wordAt(next + 1));
    if (word === 'hundred' && group < 100) group *= 100;
    else if (scale !== undefined) [total, group] = [total + group * scale, 0];
    else if (
      unit !== undefined &&
      unit > 0 &&
      unit < 10 &&
      group % 100 >= 20 &&
      group % 10 === 0 &&
      areJoined(text, tokens[next - 1], tokens[next])
    )
      group += unit;
    else if (word === 'and' && following !== undefined && group >= 100 && group % 100 === 0) [group, next] = [group + following, next + 1];
    else return { value: total + group, next };
    next += 1;
  }
}

/** "Twenty-three" and "twenty three", but not "twenty, three". */
function areJoined(text: string, one: Token | undefined, other: Token | undefined): boolean {
  return one !== undefined && other !== undefined && /^[\s-]$/.test(text.slice(one.end, other.start));
}

const beforePronoun = new Set('no any every each some this that the another which only number'.split(' '));
const afterPronoun = new Set(
  'of another s is can who which day to or and that by in at on for with as should must may will would'.split(' '),
);

function isPronoun(previous = '', next = ''): boolean {
  return next === '' || beforePronoun.has(previous) || afterPronoun.has(next);
}
