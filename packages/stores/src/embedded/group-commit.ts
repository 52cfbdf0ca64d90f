import type { DatabaseSync } from 'node:sqlite';

/** Writes that share commits. */
export interface GroupCommit {
  /**
   * Does a piece of writing, whole or not at all, and once more where another piece of its group failed; what it gives comes once a
   * killed process cannot lose it. Pieces are done in the order they were given.
   */
  write<Result>(work: () => Result): Promise<Result>;
  /** The same, and a power cut cannot lose it either, nor anything that was written before it. */
  writeThrough<Result>(work: () => Result): Promise<Result>;
  /** Does what waits, now. */
  flush(): void;
}

interface Piece {
  readonly isThrough: boolean;
  work(): unknown;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/**
 * Group commit (DeWitt et al. 1984): what is written in one turn of the event loop shares one transaction, and so one wait for
 * the disk. A piece that fails is undone alone, and the others are done again without it; a commit that fails fails all of its
 * pieces, and each is told so.
 */
export function groupCommit(database: DatabaseSync): GroupCommit {
  const [begin, commit] = [database.prepare('BEGIN IMMEDIATE'), database.prepare('COMMIT')];
  const [save, release, undo] = ['SAVEPOINT piece', 'RELEASE piece', 'ROLLBACK TO piece'].map((sql) => database.prepare(sql));
  let waiting: Piece[] = [];
  let isThrough = true;

  const setThrough = (wanted: boolean) => {
    if (wanted !== isThrough) database.exec(`PRAGMA synchronous = ${wanted ? 'FULL' : 'NORMAL'}`);
    isThrough = wanted;
  };

  /** All in one go; undefined, with nothing done, where a piece failed. */
  const doAll = (pieces: readonly Piece[]): (() => void)[] | undefined => {
    begin.run();
    const results: unknown[] = [];
    try {
      for (const { work } of pieces) results.push(work());
    } catch {
      if (database.isTransaction) database.exec('ROLLBACK');
      return undefined;
    }
    commit.run();
    return pieces.map(
      ({ resolve }, place) =>
        () =>
          resolve(results[place]),
    );
  };

  const doPiece = ({ work, resolve, reject }: Piece): (() => void) => {
    save?.run();
    try {
      const result = work();
      release?.run();
      return () => resolve(result);
    } catch (error) {
      // A full disk takes the whole transaction back, and with it what the others wrote.
      if (!database.isTransaction) throw error;
      undo?.run();
      release?.run();
      return () => reject(error);
    }
  };

  /** Each so that it can be undone by itself: dearer, and so only where one failed. */
  const doEach = (pieces: readonly Piece[]): (() => void)[] => {
    begin.run();
    const answers = pieces.map(doPiece);
    commit.run();
    return answers;
  };

  const flush = () => {
    const pieces = waiting;
    waiting = [];
    if (pieces.length === 0) return;
    try {
      setThrough(pieces.some(({ isThrough }) => isThrough));
      for (const answer of doAll(pieces) ?? doEach(pieces)) answer();
    } catch (error) {
      if (database.isOpen && database.isTransaction) database.exec('ROLLBACK');
      for (const { reject } of pieces) reject(error);
    }
    // Whoever writes without a group does not ask for less.
    if (database.isOpen) setThrough(true);
  };

  const wait = <Result>(work: () => Result, isThrough: boolean) =>
    new Promise<Result>((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ isThrough, work, resolve: (result) => resolve(result as Result), reject });
    });
  return { write: (work) => wait(work, false), writeThrough: (work) => wait(work, true), flush };
}
