/** Strings that make patterns try again and again; each is its piece, repeated. */
export const hostilePieces: Readonly<Record<string, string>> = {
  digits: '1234567890',
  'digits, spaces': '1 2 3 4 5 ',
  'a@a@': 'a@',
  '1.1.1.': '1.',
  letters: 'a',
  'A A A': 'A ',
  brackets: '([{<',
  dots: '.',
  unicode: 'é①\u200B\u{1F469}\u200D\u{1F4BB}ﬁА\u0301\u00A0',
};

/** A piece repeated to a length, cut where it falls but never inside a character. */
export function repeatedTo(length: number, piece: string): string {
  const cut = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  return cut.isWellFormed() ? cut : `${cut.slice(0, -1)}.`;
}
