import { AssayError } from '@assay/core';
import { gather } from './gather.ts';
import { type Query, refuseNull, type SqlDatabase, type SqlValue } from './sql-database.ts';

/** Does a statement; it shares a transaction with those given in the same turn, and with those that wait meanwhile. */
export type GroupWrite = (text: string, values: readonly SqlValue[]) => Promise<number>;

interface Piece {
  readonly text: string;
  readonly values: readonly SqlValue[];
  resolve(changed: number): void;
  reject(error: unknown): void;
}

/**
 * Group commit (DeWitt et al. 1984): while one group is written the next one gathers. Statements are done in the order they were
 * given; one that fails is undone alone; a commit that fails fails all of its statements, and each is told so.
 */
export function groupWrites(database: SqlDatabase): { readonly write: GroupWrite; settled(): Promise<void> } {
  const { give, settled } = gather<Piece>((pieces) => writeGroup(database, pieces));
  return {
    async write(text, values) {
      refuseNull(values);
      return new Promise((resolve, reject) => give({ text, values, resolve, reject }));
    },
    settled,
  };
}

// --- Internal ---

async function writeGroup(database: SqlDatabase, pieces: readonly Piece[]): Promise<void> {
  try {
    const counts = await database.transaction((query) => inOrder(pieces, async ({ text, values }) => (await query(text, values)).changed));
    for (const [place, piece] of pieces.entries()) piece.resolve(counts[place] ?? 0);
  } catch (error) {
    if (pieces.length === 1 || error instanceof AssayError) for (const { reject } of pieces) reject(error);
    else await writeApart(database, pieces);
  }
}

/** One of them cannot be done: each by itself within the transaction, so that the others can. */
async function writeApart(database: SqlDatabase, pieces: readonly Piece[]): Promise<void> {
  try {
    const answers = await database.transaction((query) => inOrder(pieces, (piece) => writePiece(query, piece)));
    for (const answer of answers) answer();
  } catch (error) {
    for (const { reject } of pieces) reject(error);
  }
}

async function writePiece(query: Query, { text, values, resolve, reject }: Piece): Promise<() => void> {
  await query('SAVEPOINT piece');
  try {
    const { changed } = await query(text, values);
    return () => resolve(changed);
  } catch (error) {
    await query('ROLLBACK TO piece');
    return () => reject(error);
  }
}

async function inOrder<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
