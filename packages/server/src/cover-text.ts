import type { Block } from '@assay/core';

/** A document's text from first to last as blocks: where the reader of its format named none, paragraphs at blank lines. */
export function coverText(text: string, blocks: readonly Block[]): readonly Block[] {
  const covered: Block[] = [];
  let from = 0;
  for (const block of [...blocks].sort((a, b) => a.start - b.start)) {
    if (block.start < from || block.end > text.length || block.end <= block.start) continue;
    covered.push(...paragraphs(text, from, block.start), block);
    from = block.end;
  }
  return [...covered, ...paragraphs(text, from, text.length)];
}

// --- Internal ---

function paragraphs(text: string, from: number, to: number): Block[] {
  const found: Block[] = [];
  let start = from;
  for (const line of text.slice(from, to).split('\n\n')) {
    const end = start + line.length;
    if (line.trim() !== '') found.push({ kind: 'paragraph', start, end });
    start = end + 2;
  }
  return found;
}
