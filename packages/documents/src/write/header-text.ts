/** RFC 5322 2.1.1: a line should have at most so many characters. */
const longestLine = 76;

/** RFC 2047: an encoded word has at most 75 characters; so many bytes leave room for its ends. */
const bytesInWord = 39;

/** No subject or name is longer. */
const mostCharacters = 300;

/**
 * A text as the value of a header: folded, and in encoded words (RFC 2047) where it is not plain ASCII or could be mistaken for
 * one. `isPhrase` puts a name in quotation marks. Line ends, control and invisible characters become spaces.
 */
export function headerText(header: string, text: string, isPhrase = false): string {
  const flat = text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, mostCharacters)
    .replace(/[\ud800-\udbff]$/, '');
  const isPlain = /^[ -~]*$/.test(flat) && !flat.includes('=?') && flat.split(' ').every((word) => word.length < longestLine / 2);
  if (!isPlain) return encodedWords(flat).join('\r\n ');
  if (isPhrase) return flat === '' ? '' : `"${flat.replace(/["\\]/g, '\\$&')}"`;
  return folded(flat, longestLine - header.length - 2);
}

// --- Internal ---

function folded(text: string, room: number): string {
  const lines: string[] = [''];
  let left = room;
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    if (word.length + 1 > left && lines[last] !== '') {
      lines.push(word);
      left = longestLine - 1 - word.length;
    } else {
      lines[last] = lines[last] === '' ? word : `${lines[last]} ${word}`;
      left -= word.length + 1;
    }
  }
  return lines.join('\r\n ');
}

/** No character is cut in two. */
function encodedWords(text: string): readonly string[] {
  const words: string[] = [];
  let bytes: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  const close = () => {
    if (bytes.length > 0) words.push(`=?utf-8?B?${bytes.toString('base64')}?=`);
    bytes = Buffer.alloc(0);
  };
  for (const character of text) {
    const own = Buffer.from(character, 'utf8');
    if (bytes.length + own.length > bytesInWord) close();
    bytes = Buffer.concat([bytes, own]);
  }
  close();
  return words;
}
