import { type Span, splitParagraphs } from '@assay/language';

/** The paragraphs of a text, with a marked heading and each row of a table by itself. */
export function paragraphsOf(text: string): readonly Span[] {
  return splitParagraphs(text).flatMap((paragraph) => {
    const words = text.slice(paragraph.start, paragraph.end);
    if (!words.includes('\n')) return [paragraph];
    if (isTable(words)) return linesOf(text, paragraph);
    if (!/^#{1,6}\s/.test(words)) return [paragraph];
    const [heading, ...rest] = linesOf(text, paragraph);
    const [first] = rest;
    return heading === undefined || first === undefined ? [paragraph] : [heading, { start: first.start, end: paragraph.end }];
  });
}

// --- Internal ---

function isTable(words: string): boolean {
  return words.split('\n').every((line) => line.includes('|'));
}

function linesOf(text: string, { start, end }: Span): readonly Span[] {
  const lines: Span[] = [];
  let from = start;
  while (from < end) {
    const stop = text.indexOf('\n', from);
    const to = stop < 0 || stop > end ? end : stop;
    const line = text.slice(from, to);
    const trimmed = line.trim();
    if (trimmed !== '') {
      const at = from + line.indexOf(trimmed);
      lines.push({ start: at, end: at + trimmed.length });
    }
    from = to + 1;
  }
  return lines;
}
