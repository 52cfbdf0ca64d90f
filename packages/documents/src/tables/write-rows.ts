import { collapseSpace } from '@assay/language';
import { type BlockPart, blockPart, joinBlocks } from '../join-blocks.ts';

/** A named table of a file; a file of one table without a name has no heading. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** Writes tables as the HTML reader does: a row is a block, its cells parted by bars; a sheet's name is its heading. */
export function writeRows(sheets: readonly Sheet[]): BlockPart {
  return joinBlocks(
    sheets.flatMap(({ name, rows }) => {
      const lines = rows.map(line).filter((words) => words !== '');
      if (lines.length === 0) return [];
      return [blockPart(name, { kind: 'heading', level: 2 }), ...lines.map((words) => blockPart(words, { kind: 'table-row' }))];
    }),
  );
}

// --- Internal ---

function line(cells: readonly string[]): string {
  const words = cells.map(collapseSpace);
  const last = words.findLastIndex((cell) => cell !== '');
  return words
    .slice(0, last + 1)
    .join(' | ')
    .replace(/ {2,}/g, ' ')
    .trim();
}
