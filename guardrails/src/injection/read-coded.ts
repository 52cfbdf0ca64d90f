/** A stretch of a text that is another text in some code. */
export interface Coded {
  readonly start: number;
  readonly end: number;
  readonly plain: string;
}

/** Longer runs are data, not words. */
export const longestRun = 2_000;

/** Finds the stretches that are written in base64, in hexadecimal or binary numbers or in Morse code, and say something in letters. */
export function readCoded(text: string): Coded[] {
  return codes.flatMap(({ alphabet, shortest, decode }) =>
    runsOf(text, alphabet, shortest).flatMap(({ start, end }) => {
      const plain = decode(text.slice(start, end));
      return isReadable(plain) ? { start, end, plain } : [];
    }),
  );
}

// --- Internal ---

interface Code {
  readonly alphabet: Uint8Array;
  readonly shortest: number;
  decode(run: string): string;
}

const codes: readonly Code[] = [
  { alphabet: charactersOf(/[A-Za-z0-9+/=]/), shortest: 24, decode: (run) => Buffer.from(run, 'base64').toString('utf8') },
  { alphabet: charactersOf(/[0-9a-fA-F \\x]/), shortest: 28, decode: (run) => fromNumbers(run, { digits: 2, radix: 16 }) },
  { alphabet: charactersOf(/[01 ]/), shortest: 64, decode: (run) => fromNumbers(run, { digits: 8, radix: 2 }) },
  { alphabet: charactersOf(/[./ -]/), shortest: 30, decode: fromMorse },
];

function charactersOf(pattern: RegExp): Uint8Array {
  return Uint8Array.from({ length: 0x10000 }, (_, code) => (code < 0x80 && pattern.test(String.fromCharCode(code)) ? 1 : 0));
}

/** Every run of an alphabet that is long enough; only one place in so many needs to be looked at to meet each. */
function runsOf(text: string, alphabet: Uint8Array, shortest: number): { readonly start: number; readonly end: number }[] {
  const runs: { start: number; end: number }[] = [];
  let seenTo = 0;
  for (let place = shortest - 1; place < text.length; place += shortest) {
    if (place < seenTo || alphabet[text.charCodeAt(place)] !== 1) continue;
    let start = place;
    while (start > seenTo && alphabet[text.charCodeAt(start - 1)] === 1) start -= 1;
    let end = place + 1;
    while (end < text.length && alphabet[text.charCodeAt(end)] === 1) end += 1;
    seenTo = end;
    if (end - start >= shortest && end - start <= longestRun) runs.push({ start, end });
  }
  return runs;
}

function fromNumbers(run: string, { digits, radix }: { readonly digits: number; readonly radix: number }): string {
  const written = run.replaceAll(/\\x|0x|[ \\x]/g, '');
  const bytes = Array.from({ length: Math.floor(written.length / digits) }, (_, place) =>
    Number.parseInt(written.slice(place * digits, (place + 1) * digits), radix),
  );
  return Buffer.from(bytes).toString('utf8');
}

/** ITU-R M.1677-1, letters and figures, by their places in a tree: dots to the left, dashes to the right. */
const morse = '  ETIANMSURWDKGOHVF L PJBXCYZQ  54 3   2       16       7   8 90';

function fromMorse(run: string): string {
  const words = run.split(/ ?\/ ?| {3,}/);
  return words
    .map((word) =>
      word
        .trim()
        .split(' ')
        .map((signs) => (signs.length > 5 ? '?' : morse.charAt([...signs].reduce((place, sign) => 2 * place + (sign === '-' ? 1 : 0), 1))))
        .join(''),
    )
    .join(' ');
}

/** Letters and spaces for the most part, and more than one word, so that chance does not make it. */
function isReadable(plain: string): boolean {
  const letters = plain.match(/[a-z ]/gi)?.length ?? 0;
  return plain.length >= 8 && letters >= 0.8 * plain.length && /[a-z]{2,} [a-z]{1,15}\b/i.test(plain);
}
