import { collapseSpace } from '@assay/language';
import { type BlockPart, blockPart, joinBlocks } from '../join-blocks.ts';
import type { ParsedDocument } from '../parsed-document.ts';

/** What stands at the head and foot of the pages: markings, titles; each line once. */
export interface MarginLines {
  readonly head: readonly string[];
  readonly foot: readonly string[];
}

/** Adds a line to those found so far; a page number alone says nothing. */
export function addLine(lines: Set<string>, line: string): void {
  const words = collapseSpace(line);
  if (/\p{L}/u.test(words)) lines.add(words);
}

/** Sets what stands at the head of the pages before a document's text, and what stands at their foot after it. */
export function addMargins(parsed: ParsedDocument, { head, foot }: MarginLines): ParsedDocument {
  const paragraph = (line: string): BlockPart => blockPart(line, { kind: 'paragraph' });
  return { ...parsed, ...joinBlocks([...head.map(paragraph), parsed, ...foot.map(paragraph)]) };
}
