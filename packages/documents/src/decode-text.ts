/** A file's characters, or the finding that it holds none. */
export type DecodedText = { readonly status: 'decoded'; readonly text: string } | { readonly status: 'binary' };

/** What is looked at to tell text from binary data and to find a declaration. */
const sampleSize = 32_768;

const declaration =
  /<meta\b[^>]{0,400}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})|^\s{0,9}<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})/i;

/**
 * Decodes by byte order mark, then by the pattern of UTF-16, then by what the markup declares, then as UTF-8,
 * and as windows-1252 where the bytes are no UTF-8.
 */
export function decodeText(bytes: Uint8Array, { isMarkup }: { readonly isMarkup: boolean }): DecodedText {
  const encoding = markedEncoding(bytes) ?? utf16Pattern(bytes);
  const text = encoding === undefined ? decodeUnmarked(bytes, isMarkup) : new TextDecoder(encoding).decode(bytes);
  return isBinary(text) ? { status: 'binary' } : { status: 'decoded', text };
}

/** Bytes as characters one to one, for looking at what is ASCII in them. */
export function latin1(bytes: Uint8Array, end = bytes.length): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(end, bytes.length)).toString('latin1');
}

// --- Internal ---

/** Whether a text's beginning holds what no text does: control characters, more than a stray one in a hundred. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, sampleSize);
  let controls = 0;
  for (let index = 0; index < sample.length; index += 1) {
    const code = sample.charCodeAt(index);
    if (code === 0) return true;
    if ((code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13) || (code >= 127 && code < 160)) controls += 1;
  }
  return controls > sample.length / 100;
}

function markedEncoding([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 of a mostly Latin text has a zero in every other byte. */
function utf16Pattern(bytes: Uint8Array): string | undefined {
  const pairs = Math.floor(Math.min(bytes.length, 4_096) / 2);
  let [even, odd] = [0, 0];
  for (let pair = 0; pair < pairs; pair += 1) {
    if (bytes[2 * pair] === 0) even += 1;
    if (bytes[2 * pair + 1] === 0) odd += 1;
  }
  if (odd > 0.6 * pairs && even < 0.05 * pairs) return 'utf-16le';
  if (even > 0.6 * pairs && odd < 0.05 * pairs) return 'utf-16be';
  return undefined;
}

function decodeUnmarked(bytes: Uint8Array, isMarkup: boolean): string {
  const declared = isMarkup ? declaredEncoding(bytes) : undefined;
  if (declared !== undefined && declared !== 'utf-8') return new TextDecoder(declared).decode(bytes);
  const text = new TextDecoder('utf-8').decode(bytes);
  return isMostlyValid(text) ? text : new TextDecoder('windows-1252').decode(bytes);
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const found = declaration.exec(latin1(bytes, sampleSize));
  try {
    const { encoding } = new TextDecoder(found?.[1] ?? found?.[2] ?? 'utf-8');
    // A declaration that could be read as ASCII is not in UTF-16 (HTML standard, 13.2.3.2).
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return undefined;
  }
}

/** UTF-8 that was cut or damaged in a place still is UTF-8: most of its letters beyond ASCII are whole. */
function isMostlyValid(text: string): boolean {
  let [damaged, whole] = [0, 0];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd) damaged += 1;
    else if (code > 127) whole += 1;
  }
  return damaged * 4 <= whole;
}
