/** RFC 2045 6.7: an encoded line has at most so many characters, with the mark at its end that it goes on. */
const longestLine = 76;

/** A text in UTF-8 as quoted-printable, its lines ended as e-mail ends them. */
export function quotedPrintable(text: string): string {
  return text.split('\n').map(encodedLine).join('\r\n');
}

// --- Internal ---

function encodedLine(line: string): string {
  const pieces = Array.from(line, (character, place) => encodedCharacter(character, place));
  // A space at the end of a line would be lost on the way.
  if (/[ \t]$/.test(line)) pieces[pieces.length - 1] = bytesOf(line.slice(-1));
  const lines: string[] = [];
  let current = '';
  for (const piece of pieces) {
    if (current.length + piece.length > longestLine - 1) {
      lines.push(`${current}=`);
      current = '';
    }
    current += piece;
  }
  return [...lines, current].join('\r\n');
}

/** A full stop or "From" at the start of a line means something to mail servers. */
function encodedCharacter(character: string, place: number): string {
  if (place === 0 && (character === '.' || character === 'F')) return bytesOf(character);
  return /^[\t !-<>-~]$/.test(character) ? character : bytesOf(character);
}

function bytesOf(character: string): string {
  return [...Buffer.from(character, 'utf8')].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
