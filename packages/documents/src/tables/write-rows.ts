import type { Block } from '@assay/core';

/** A named table of a file; a file of one table without a name has no heading. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** Writes tables as the HTML reader does: a row is a block, its cells parted by bars; a sheet's name is its heading. */
export function writeRows(sheets: readonly Sheet[]): { readonly text: string; readonly blocks: readonly Block[] } {
  const parts: string[] = [];
  const blocks: Block[] = [];
  let length = 0;
  const write = (words: string, style: Pick<Block, 'kind' | 'level'>) => {
    if (words === '') return;
    if (length > 0) length += 2;
    parts.push(words);
    blocks.push({ ...style, start: length, end: length + words.length });
    length += words.length;
  };
  for (const { name, rows } of sheets) {
    const lines = rows.map(line).filter((words) => words !== '');
    if (lines.length === 0) continue;
    write(name, { kind: 'heading', level: 2 });
    for (const words of lines) write(words, { kind: 'table-row' });
  }
  return { text: parts.join('\n\n'), blocks };
}

// --- Internal ---

function line(cells: readonly string[]): string {
  const words = cells.map((cell) => cell.replace(/\s+/g, ' ').trim());
  const last = words.findLastIndex((cell) => cell !== '');
  return words
    .slice(0, last + 1)
    .join(' | ')
    .replace(/ {2,}/g, ' ')
    .trim();
}
