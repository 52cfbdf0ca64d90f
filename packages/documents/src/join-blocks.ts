import type { Block } from '@assay/core';

/** Words that are to be a block, or words whose own blocks are known. */
export interface BlockPart {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** A part that is one block. */
export function blockPart(text: string, style: Pick<Block, 'kind' | 'level'>): BlockPart {
  return { text, blocks: [{ ...style, start: 0, end: text.length }] };
}

/** Puts parts after one another with a blank line between; parts without words are left out. */
export function joinBlocks(parts: readonly BlockPart[]): BlockPart {
  const texts: string[] = [];
  const blocks: Block[] = [];
  let length = 0;
  for (const part of parts) {
    if (part.text === '') continue;
    const start = length === 0 ? 0 : length + 2;
    texts.push(part.text);
    for (const block of part.blocks) blocks.push({ ...block, start: block.start + start, end: block.end + start });
    length = start + part.text.length;
  }
  return { text: texts.join('\n\n'), blocks };
}
