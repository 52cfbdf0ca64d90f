import type { Block } from '@assay/core';
import { isListItem, splitParagraphs } from '@assay/language';
import type { ParsedDocument } from './parsed-document.ts';

const longestHeading = 90;

/** A plain text as it stands, with the ends of its lines made alike. */
export function parseText(source: string): ParsedDocument {
  const text = tidyLines(source);
  const blocks = textBlocks(text, { headings: true });
  const first = blocks[0];
  return { title: first?.kind === 'heading' ? text.slice(first.start, first.end) : '', text, blocks, metadata: {} };
}

/** One kind of line end, no space before it, no no-break spaces: what every text format keeps. */
export function tidyLines(source: string): string {
  return source
    .replace(/\r\n?|\f/g, '\n')
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n+$/, '');
}

/** The paragraphs and list items of a text; where asked, short lines that stand over a paragraph are its headings. */
export function textBlocks(text: string, { headings }: { readonly headings: boolean }): Block[] {
  const spans = splitParagraphs(text);
  return spans.flatMap(({ start, end }, place): Block[] => {
    const words = text.slice(start, end);
    if (isListItem(words)) {
      const marker = /^\S+\s+/.exec(words)?.[0].length ?? 0;
      return [{ kind: 'list-item', start: start + marker, end }];
    }
    const next = spans[place + 1];
    const isHeading = headings && next !== undefined && looksLikeHeading(words) && !looksLikeHeading(text.slice(next.start, next.end));
    return [isHeading ? { kind: 'heading', level: 2, start, end } : { kind: 'paragraph', start, end }];
  });
}

// --- Internal ---

/** One short line without an end mark that opens like a title and greets nobody. */
function looksLikeHeading(line: string): boolean {
  return line.length <= longestHeading && !/\n|[.:;,?!]["'”’)]?$|^Dear\b/.test(line) && /^["'“‘(]?[\p{Lu}\d]/u.test(line);
}
