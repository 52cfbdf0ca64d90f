import type { ParsedDocument } from '../parsed-document.ts';

/** A document's blocks as readers of a test see them: kind (headings with their level) and words. */
export function blockTexts({ text, blocks }: Pick<ParsedDocument, 'text' | 'blocks'>): readonly (readonly [kind: string, words: string])[] {
  return blocks.map(({ kind, level, start, end }) => [kind === 'heading' ? `h${level}` : kind, text.slice(start, end)]);
}
