import type { Span } from '@assay/language';

/** A header longer than this heads nothing. */
const longestHeader = 400;

/** What a line of a table is: its header, a row to be told with the header, or the line drawn between them. */
type TableLine = 'header' | 'row' | 'rule';

/** Reads a table line by line and knows its header. */
export interface TableReader {
  /** What the line is; `next` is the line after it, if it is of the same table. */
  read(line: string, span: Span, next: string | undefined): TableLine;
  header(): Span | undefined;
  end(): void;
}

/** Reads tables written with bars between their cells. */
export function tableReader(): TableReader {
  let header: Span | undefined;
  let cells = 0;
  return {
    read(line, span, next) {
      if (/^[\s|:–-]+$/.test(line)) return 'rule';
      const own = cellsOf(line);
      if (header !== undefined && own === cells) return 'row';
      const heads = next?.includes('|') === true && cellsOf(next) === own && !/[£€$%]|\d[.,]\d/.test(line) && line.length <= longestHeader;
      header = heads ? span : undefined;
      cells = own;
      return heads ? 'header' : 'row';
    },
    header: () => header,
    end() {
      header = undefined;
      cells = 0;
    },
  };
}

// --- Internal ---

function cellsOf(line: string): number {
  return line.replace(/^\s*\||\|\s*$/g, '').split('|').length;
}
