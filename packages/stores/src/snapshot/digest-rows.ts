import { createHash } from 'node:crypto';
import type { Row, SnapshotTable } from './snapshot.ts';

/** How many rows a table has, and the SHA-256 of them as lines of JSON in the order of their keys. */
export interface TableDigest {
  readonly table: string;
  readonly rows: number;
  readonly sha256: string;
}

/** A row as a line: the same bytes from whichever store it comes. */
export function rowLine(row: Row): string {
  return `${JSON.stringify(row)}\n`;
}

/** Sums up rows one by one. */
export function rowDigest(table: SnapshotTable): { add(line: string): void; digest(): TableDigest } {
  const hash = createHash('sha256');
  let rows = 0;
  return {
    add(line) {
      hash.update(line);
      rows += 1;
    },
    digest: () => ({ table: table.name, rows, sha256: hash.digest('hex') }),
  };
}
