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

/** Reads misread letters as the digits they stand for. */
export function readScannedDigits(text: string): string {
  return text.replace(/[OoQDlIi|ZzSsGB]/g, (sign) => digitFor[sign] ?? sign);
}
