/** Accents that are printed as marks of their own, and what they are over a letter. */
const combining: Readonly<Record<string, string>> = {
  '\u00a8': '\u0308',
  '\u00b4': '\u0301',
  '\u02c6': '\u0302',
  '\u02c7': '\u030c',
  '\u02d8': '\u0306',
  '\u02da': '\u030a',
  '\u02dd': '\u030b',
};

/** Typesetting programs print an accent and then its letter ("na\u00a8\u0131ve"): puts the two together; a pair that makes no letter is left as it is. */
export function joinAccents(text: string): string {
  return text.replace(
    /([\u00a8\u00b4\u02c6\u02c7\u02d8\u02da\u02dd]) ?([A-Za-z\u0131\u0237])/gu,
    (pair, accent: string, letter: string) => {
      // An acute may stand for an apostrophe ("it\u00b4s").
      if (accent === '\u00b4' && !/[aeiou\u0131]/iu.test(letter)) return pair;
      const base = letter === '\u0131' ? 'i' : letter === '\u0237' ? 'j' : letter;
      const joined = (base + combining[accent]).normalize('NFC');
      return joined.length === 1 ? joined : pair;
    },
  );
}
