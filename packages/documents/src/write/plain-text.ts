/** What XML 1.0 (section 2.2) lets no document hold, not even escaped: control characters and halves of characters. */
const forbidden = /[^\t\n\u{20}-\u{7E}\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text with one kind of line end and without the characters that would make a file unreadable. */
export function plainText(text: string): string {
  return text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(forbidden, '');
}

/** The paragraphs of a text, parted by blank lines; a text without words is one empty paragraph. */
export function paragraphsOf(text: string): readonly string[] {
  const paragraphs = text.split(/\n[ \t\n]*\n/).map((paragraph) => paragraph.replace(/^\n+|\n+$/g, ''));
  const filled = paragraphs.filter((paragraph) => paragraph.trim() !== '');
  return filled.length === 0 ? [''] : filled;
}
