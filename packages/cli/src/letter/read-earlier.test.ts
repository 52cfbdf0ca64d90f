import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readEarlier } from './read-earlier.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-earlier-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'reply.txt');
writeFileSync(file, 'Dear Ms Osei\n\nIt closes in May.\n\nFor the caseworker: take this part out before the letter goes\n\nGaps: none.');
const text = 'Dear Ms Osei\n\nIt closes in May.';

describe('readEarlier', () => {
  test('reads replies with the day that stands before the file, and without what was never sent', async () => {
    expect(await readEarlier([file, `2026-03-03:${file}`])).toEqual([{ text }, { text, date: '2026-03-03' }]);
  });

  test('a file that is not there is an error in words', async () => {
    await expect(readEarlier([join(folder, 'none.txt')])).rejects.toMatchObject({ code: 'not-found' });
  });
});
