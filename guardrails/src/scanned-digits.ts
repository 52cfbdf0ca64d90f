/** Signs that a scanner or a hurried typist puts for a digit. Only a label may vouch for them. */
const digitFor: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  l: '1',
  I: '1',
  i: '1',
  '|': '1',
  Z: '2',
  z: '2',
  S: '5',
  s: '5',
  G: '6',
  B: '8',
};

/** One digit as it is or as it is misread, for use inside a pattern's square brackets. */
export const scannedDigit = '\\dOolIiSsBZz|';

/** The source of a pattern for so many digits, each as it is or misread, with signs or a space between any two. */
export function scannedDigits(count: number, between = '[ ./-]{0,2}'): string {
  return `[${scannedDigit}](?:${between}[${scannedDigit}]){${count - 1}}`;
}

/** The digits of a value under a label; undefined where too many of them would be letters. */
export function digitsOf(value: string): string | undefined {
  // Between spaces a bar divides the cells of a table.
  if (value.includes(' | ')) return undefined;
  const signs = value.replace(/[\s./()-]/g, '');
  const digits = readScannedDigits(signs);
  return /^\d+$/.test(digits) && (signs.match(/\d/g)?.length ?? 0) >= 0.6 * digits.length ? digits : undefined;
}

/** Reads misread letters as the digits they stand for. */
export function readScannedDigits(text: string): string {
  return text.replace(/[OoQDlIi|ZzSsGB]/g, (sign) => digitFor[sign] ?? sign);
}
