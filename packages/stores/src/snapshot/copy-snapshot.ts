import { AssayError } from '@assay/core';
import { rowDigest, rowLine, type TableDigest } from './digest-rows.ts';
import type { Row, Snapshot, SnapshotTable, SnapshotTarget } from './snapshot.ts';
import { snapshotTables } from './snapshot-tables.ts';

/** Is told how many of all rows are done, and at what. */
type OnProgress = (doing: 'copying' | 'verifying', done: number, total: number) => void;

/**
 * Fills a store from a snapshot and reads it again to prove it. What is there already must be the beginning of the same rows: so a
 * copy that was cut off is gone on with, and a store that holds anything else is left as it is.
 */
export async function copySnapshot(
  source: Snapshot,
  target: SnapshotTarget,
  onProgress: OnProgress = () => {},
): Promise<readonly TableDigest[]> {
  const total = await rowsOf(source);
  const counting = (doing: 'copying' | 'verifying') => {
    let done = 0;
    return () => onProgress(doing, ++done, total);
  };
  const copies: TableDigest[] = [];
  const copied = counting('copying');
  for (const table of snapshotTables) copies.push(await copyTable({ source, target, table, onRow: copied }));
  const verified = counting('verifying');
  for (const [index, table] of snapshotTables.entries()) {
    const digest = rowDigest(table);
    for await (const row of target.rows(table)) {
      digest.add(rowLine(row));
      verified();
    }
    if (digest.digest().sha256 !== copies[index]?.sha256) throw differs(table, 'what was written is not what is read from it');
  }
  await target.finish();
  return copies;
}

/** How many rows there are in all tables. */
export async function rowsOf(snapshot: Snapshot): Promise<number> {
  let rows = 0;
  for (const table of snapshotTables) rows += await snapshot.count(table);
  return rows;
}

// --- Internal ---

/** Rows go over in blocks of so many, or of so many characters. */
const mostRows = 1_000;
const mostCharacters = 4_000_000;

interface TableCopy {
  readonly source: Snapshot;
  readonly target: SnapshotTarget;
  readonly table: SnapshotTable;
  onRow(): void;
}

async function copyTable({ source, target, table, onRow }: TableCopy): Promise<TableDigest> {
  const digest = rowDigest(table);
  const there = target.rows(table)[Symbol.asyncIterator]();
  let kept = await there.next();
  let [block, characters]: [Row[], number] = [[], 0];
  const write = async () => {
    if (block.length > 0) await target.write(table, block);
    [block, characters] = [[], 0];
  };
  try {
    for await (const row of source.rows(table)) {
      const line = rowLine(row);
      digest.add(line);
      if (kept.done !== true) {
        if (rowLine(kept.value) !== line)
          throw differs(table, `row ${JSON.stringify(row.slice(0, table.key.length))} is another one there`);
        kept = await there.next();
      } else {
        block.push(row);
        characters += line.length;
        if (block.length >= mostRows || characters >= mostCharacters) await write();
      }
      onRow();
    }
    if (kept.done !== true) throw differs(table, 'there is more in it than in what is copied');
  } finally {
    await there.return?.();
  }
  await write();
  return digest.digest();
}

function differs({ name }: SnapshotTable, how: string): AssayError {
  const what = name === 'audit' ? 'It holds another audit chain' : 'It holds something else';
  return new AssayError('forbidden', `${what} (table ${name}: ${how}). Nothing was changed in what it held. Name an empty store.`);
}
