/** A word with letters of another script among Latin ones, where it stands. */
export interface MixedWord {
  readonly start: number;
  readonly end: number;
}

/** Cyrillic, and the Greek letters that nobody writes in formulas, all of which look Latin. */
const imitating = /[авсԁеһіїјкӏмнорԛѕтуѵԝхгАВСЕԌНІЇЈКМОРԚЅТУѴԜХҮӀοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ]/g;
const latin = /[a-z\u00c0-\u024f]/i;
const anyLetter = /\p{L}/u;

/** A word longer than this is judged by what is near. */
const longestMixedWord = 64;

/** Finds words that only look Latin: "gоv" with a Cyrillic o. Words all of one script are words of their language. */
export function findMixedWords(text: string): MixedWord[] {
  const words: MixedWord[] = [];
  let seenTo = 0;
  for (const { index } of text.matchAll(imitating)) {
    if (index < seenTo) continue;
    let start = index;
    while (start > seenTo && index - start < longestMixedWord && anyLetter.test(text.charAt(start - 1))) start -= 1;
    let end = index + 1;
    while (end < text.length && end - index < longestMixedWord && anyLetter.test(text.charAt(end))) end += 1;
    seenTo = end;
    const letters = [...text.slice(start, end)];
    if (letters.length >= 4 && letters.filter((letter) => latin.test(letter)).length >= 2) words.push({ start, end });
  }
  return words;
}
