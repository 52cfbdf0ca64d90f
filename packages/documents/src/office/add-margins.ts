import type { Block } from '@assay/core';
import type { ParsedDocument } from '../parsed-document.ts';
import type { MarginLines } from './word-parts.ts';

/** Sets what stands at the head of the pages before a document's text, and what stands at their foot after it. */
export function addMargins(parsed: ParsedDocument, { head, foot }: MarginLines): ParsedDocument {
  const parts: string[] = [];
  const blocks: Block[] = [];
  let length = 0;
  const append = (text: string, own: readonly Block[]) => {
    if (text === '') return;
    const start = length === 0 ? 0 : length + 2;
    parts.push(text);
    for (const block of own) blocks.push({ ...block, start: block.start + start, end: block.end + start });
    length = start + text.length;
  };
  const appendLine = (line: string) => append(line, [{ kind: 'paragraph', start: 0, end: line.length }]);
  for (const line of head) appendLine(line);
  append(parsed.text, parsed.blocks);
  for (const line of foot) appendLine(line);
  return { ...parsed, text: parts.join('\n\n'), blocks };
}
