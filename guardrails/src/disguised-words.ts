import type { PhraseHit } from './find-by-word.ts';

/** A disguised word and its signs are no longer than this. */
export const longestDisguise = 40;

const letterOf: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '8': 'b',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '|': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
  '+': 't',
};

/** A sign between letters that is no stop between sentences. Each pattern begins with what is rare, so that most text is passed over. */
const signed = /(?:[@$!*#+|]|(?<=[a-z])[0134578])(?<=[a-z][@$!*#+|\d])[@$!*#+|0134578]{0,3}[a-z]/gi;
const stretched = /([A-Za-z])\1\1/g;
/** "f u c k", "f.u.c.k": single letters with the same sign between, from the second of them. */
const spelled = /[ ._*-][a-z][ ._*-][a-z][ ._*-]/gi;

/** Makes a finder of listed words whose letters are replaced by signs, starred out, stretched or spelled apart. */
export function disguisedWords<Meaning>(listed: ReadonlyMap<string, Meaning>): (text: string) => PhraseHit<Meaning>[] {
  const byLength = Map.groupBy(listed, ([word]) => word.length);
  const hitOf = (word: string, start: number, end: number): PhraseHit<Meaning>[] => {
    const meaning = listed.get(word) ?? (word.includes('*') ? starred(word, byLength.get(word.length) ?? []) : undefined);
    return meaning === undefined ? [] : [{ start, end, meaning }];
  };
  return (text) => [
    ...tokensAround(text, signed).flatMap(({ token, start }) => hitOf(folded(token), start, start + token.length)),
    ...tokensAround(text, stretched).flatMap(({ token, start }) => {
      const single = token.toLowerCase().replace(/([a-z])\1{2,}/g, '$1');
      const double = token.toLowerCase().replace(/([a-z])\1{2,}/g, '$1$1');
      return [...hitOf(single, start, start + token.length), ...hitOf(double, start, start + token.length)].slice(0, 1);
    }),
    ...spelledApart(text).flatMap(({ token, start }) => hitOf(token.toLowerCase().replaceAll(/[^a-z]/g, ''), start, start + token.length)),
  ];
}

// --- Internal ---

function folded(token: string): string {
  return token.toLowerCase().replaceAll(/[^a-z]/g, (sign) => letterOf[sign] ?? (sign === '#' ? '*' : sign));
}

/** A star stands for any letter, so that at least two letters must be told, first and last among them. */
function starred<Meaning>(word: string, candidates: readonly (readonly [string, Meaning])[]): Meaning | undefined {
  if (word.length < 4 || word.replaceAll('*', '').length < 2) return undefined;
  return candidates.find(([candidate]) => [...candidate].every((letter, place) => word[place] === '*' || word[place] === letter))?.[1];
}

/** The words, signs included, around each match. */
function tokensAround(text: string, pattern: RegExp): { token: string; start: number }[] {
  const tokens: { token: string; start: number }[] = [];
  let read = 0;
  for (const { index, 0: match } of text.matchAll(pattern)) {
    if (index < read) continue;
    let start = index;
    let end = index + match.length;
    while (start > 0 && index - start < longestDisguise && isPart(text.charAt(start - 1))) start -= 1;
    while (end < text.length && end - index < longestDisguise && isPart(text.charAt(end))) end += 1;
    read = end;
    const token = text.slice(start, end).replace(/[!*#+|]+$/, '');
    if (token.length <= longestDisguise) tokens.push({ token, start });
  }
  return tokens;
}

/** The runs of single letters around each match, all parted by the same sign. */
function spelledApart(text: string): { token: string; start: number }[] {
  const tokens: { token: string; start: number }[] = [];
  let read = 0;
  for (const { index, 0: match } of text.matchAll(spelled)) {
    const sign = match.charAt(0);
    if (index < read || match.charAt(2) !== sign || match.charAt(4) !== sign) continue;
    const isSingle = (place: number) => /[a-z]/i.test(text.charAt(place)) && !/[a-z\d]/i.test(text.charAt(place - 1));
    let start = index + 1;
    while (start > 1 && index - start < longestDisguise && text.charAt(start - 1) === sign && isSingle(start - 2)) start -= 2;
    let end = index + 2;
    while (end - index < longestDisguise && text.charAt(end) === sign && /^[a-z](?![a-z\d])/i.test(text.slice(end + 1, end + 3))) end += 2;
    read = end;
    tokens.push({ token: text.slice(start, end), start });
  }
  return tokens;
}

function isPart(character: string): boolean {
  return /[a-z\d@$!*#+|]/i.test(character);
}
