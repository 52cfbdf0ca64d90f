import type { Block } from '@assay/core';
import { textBlocks, tidyLines } from './parse-text.ts';
import type { ParsedDocument } from './parsed-document.ts';

/** Markdown kept as its author wrote it; headings, list items and table rows become blocks without their marks. */
export function parseMarkdown(source: string): ParsedDocument {
  const text = tidyLines(source);
  const blocks: Block[] = [];
  let plainFrom = 0;
  let isFenced = false;

  const closePlain = (end: number) => {
    for (const block of textBlocks(text.slice(plainFrom, end), { headings: false }))
      blocks.push({ ...block, start: block.start + plainFrom, end: block.end + plainFrom });
  };

  for (const { index, 0: line } of text.matchAll(/[^\n]+/g)) {
    const isFence = /^\s{0,3}(?:```|~~~)/.test(line);
    if (isFence) isFenced = !isFenced;
    const block = isFenced || isFence ? undefined : markedBlock(line, index);
    if (block === undefined && !isFence) continue;
    closePlain(index);
    plainFrom = index + line.length;
    if (block !== undefined && block.end > block.start) blocks.push(block);
  }
  closePlain(text.length);
  const title = blocks.find(({ kind }) => kind === 'heading');
  return { title: title === undefined ? '' : text.slice(title.start, title.end), text, blocks, metadata: {} };
}

// --- Internal ---

/** A line that is a block by its mark alone: a heading or a row of a table; a rule under a table's head is neither. */
function markedBlock(line: string, index: number): Block | undefined {
  const heading = /^(\s{0,3}(#{1,6})\s+)\S/.exec(line);
  if (heading !== null) {
    const [, mark = '', signs = ''] = heading;
    const closing = /\s+#+$/.exec(line.slice(mark.length))?.[0].length ?? 0;
    return { kind: 'heading', level: signs.length, start: index + mark.length, end: index + line.length - closing };
  }
  if (!/^\s{0,3}\|.*\|$/.test(line)) return undefined;
  const isRule = /^[\s|:-]+$/.test(line);
  const start = index + line.indexOf('|') + 1;
  const row = line.slice(line.indexOf('|') + 1, -1);
  const space = row.length - row.trimStart().length;
  return { kind: 'table-row', start: start + space, end: isRule ? start : start + row.trimEnd().length };
}
