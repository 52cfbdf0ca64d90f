import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { groupCommit } from './group-commit.ts';

function open(path = ':memory:') {
  const database = new DatabaseSync(path, { timeout: 0 });
  onTestFinished(() => {
    if (database.isOpen) database.close();
  });
  database.exec('CREATE TABLE IF NOT EXISTS words (word TEXT PRIMARY KEY)');
  const insert = database.prepare('INSERT INTO words VALUES (?)');
  const words = () =>
    database
      .prepare('SELECT word FROM words ORDER BY rowid')
      .all()
      .map(({ word }) => word);
  return { database, insert, words, ...groupCommit(database) };
}

describe('writes of one turn of the event loop', () => {
  test('share a transaction, are done in order, and each gets its own answer', async () => {
    const { database, write, writeThrough, insert, words } = open();
    const seen: boolean[] = [];
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((word, place) =>
        (place === 1 ? writeThrough : write)(() => {
          seen.push(database.isTransaction);
          insert.run(word);
          return place;
        }),
      ),
    );
    expect([answers, seen, words()]).toEqual([
      [0, 1, 2],
      [true, true, true],
      ['a', 'b', 'c'],
    ]);
    expect(database.isTransaction).toBe(false);
  });

  test('one that fails is undone alone, whole', async () => {
    const { write, insert, words } = open();
    const twice = write(() => {
      insert.run('left');
      insert.run('a');
    });
    const outcomes = await Promise.allSettled([write(() => insert.run('a')), twice, write(() => insert.run('b'))]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled'].with(0, 'rejected'));
    expect(words()).toEqual(['left', 'a', 'b']);
  });

  test('what is given within one turn is not on disk before it', async () => {
    const { write, insert, words, flush } = open();
    const written = write(() => insert.run('a'));
    expect(words()).toEqual([]);
    flush();
    expect(words()).toEqual(['a']);
    await written;
  });
});

describe('a commit that cannot be made', () => {
  test('fails each of its writes, keeps none of them, and the next is tried again', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'assay-group-')), 'words.sqlite');
    const { write, insert, words, database } = open(path);
    database.exec('PRAGMA journal_mode = WAL');
    const other = open(path);
    other.database.exec('BEGIN IMMEDIATE');
    const outcomes = await Promise.allSettled([write(() => insert.run('a')), write(() => insert.run('b'))]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(outcomes[0]).toMatchObject({ reason: { message: expect.stringContaining('locked') } });
    other.database.exec('ROLLBACK');
    await write(() => insert.run('c'));
    expect(words()).toEqual(['c']);
  });

  test('a disk that is full is told to each, and a write that fits later is kept', async () => {
    const { write, insert, words, database } = open();
    const pages = Number(database.prepare('PRAGMA page_count').get()?.page_count);
    database.exec(`PRAGMA max_page_count = ${pages}`);
    await expect(write(() => insert.run('x'.repeat(100_000)))).rejects.toThrow('full');
    database.exec('PRAGMA max_page_count = 100000');
    await write(() => insert.run('later'));
    expect(words()).toEqual(['later']);
  });
});

test('only what asks for it waits for the disk itself, and whoever writes without a group always does', async () => {
  const { database, write, writeThrough, insert } = open();
  const level = () => Number(database.prepare('PRAGMA synchronous').get()?.synchronous);
  const levels = [level(), await write(() => level()), await writeThrough(() => level()), level()];
  await Promise.all([write(() => insert.run('a')), writeThrough(() => levels.push(level()))]);
  expect([...levels, level()]).toEqual([2, 1, 2, 2, 2, 2]);
});
