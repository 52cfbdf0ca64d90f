/** A sentence longer than this is judged in parts. */
const longestSentence = 600;

/** The sentence at a place: it ends at a full stop, at an empty line, and at a line break before a capital; other breaks are a wrapped line's. */
export function sentenceAt(text: string, place: number): { readonly start: number; readonly end: number } {
  let start = place;
  while (start > 0 && place - start < longestSentence && !isEnd(text, start - 1)) start -= 1;
  let end = place;
  while (end < text.length && end - place < longestSentence && !isEnd(text, end)) end += 1;
  return { start, end };
}

// --- Internal ---

function isEnd(text: string, place: number): boolean {
  const sign = text.charCodeAt(place);
  if (sign === 0x21 || sign === 0x3f) return true;
  if (sign === 0x2e) return !isDigit(text.charCodeAt(place + 1));
  if (sign !== 0x0a) return false;
  const next = text
    .slice(place + 1, place + 4)
    .trimStart()
    .charAt(0);
  return (
    next === '' || next !== next.toLowerCase() || /^[ \t]{0,2}\r?\n/.test(text.slice(place + 1, place + 5)) || next === '-' || next === '•'
  );
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
