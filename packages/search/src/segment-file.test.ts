import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { searchIndex } from './search-index.ts';
import { readSegment, writeSegment } from './segment-file.ts';
import { callerIn, samplePage, seededNumbers } from './testing/sample-documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-segment-'));
afterAll(() => rmSync(folder, { recursive: true }));

const origin = { analysis: 'this one' };
const words = ['well', 'grant', 'bus', 'fund', 'bridge', 'school', 'licence', 'lamp', 'harbour', 'orchard'];

function pagesOf(count: number, seed = 1) {
  const next = seededNumbers(seed);
  const pick = () => words[Math.floor(next() * words.length)] ?? '';
  return Array.from({ length: count }, (_, place) =>
    samplePage(
      `page-${place}`,
      [
        '# Who can apply',
        ...Array.from({ length: 3 }, () => `${pick()} ${pick()} ${pick()} ${pick()} word${place % 17}`),
        'A “quoted” £5 fee.',
      ],
      { audience: [place % 5 === 0 ? 'staff' : 'everyone'], metadata: { description: pick(), updated: '2026-05-01' } },
    ),
  );
}

function indexOf(count: number) {
  const index = searchIndex();
  for (const page of pagesOf(count)) index.add(page);
  return index;
}

const ask = (index: ReturnType<typeof searchIndex>) =>
  Promise.all(
    [callerIn('everyone'), callerIn('everyone', 'staff')].flatMap((caller) =>
      ['well grant', 'the bus fund word3', 'orchard', 'quoted fee'].map((text) =>
        index.retriever.search({ text, collection: 'policy', limit: 30 }, caller),
      ),
    ),
  );

async function written(index: ReturnType<typeof searchIndex>, name = 'index') {
  const file = join(folder, name);
  await writeSegment(file, index.save(), origin);
  return file;
}

async function reopened(file: string) {
  const reading = await readSegment(file, origin);
  if (reading.status !== 'read') throw new Error(reading.status);
  return searchIndex(reading.segment);
}

describe('an index that begins with a segment', () => {
  test.each([0, 1, 70])('of %i pages answers as the one that was saved', async (count) => {
    const index = indexOf(count);
    const answers = await ask(index);
    const again = await reopened(await written(index));
    expect(await ask(again)).toEqual(answers);
    expect(again.digests()).toEqual(index.digests());
    expect(await again.retriever.corpusDigest()).toBe(await index.retriever.corpusDigest());
    expect(again.changes).toMatchObject({ added: 0, removed: 0 });
  });

  test('goes on: pages that come, change and go are found as in an index that was never closed', async () => {
    const index = indexOf(90);
    const again = await reopened(await written(index));
    for (const each of [index, again]) {
      each.remove('page-3');
      each.remove('page-70');
      for (const page of pagesOf(6, 9)) each.add(page);
      each.add(samplePage('new-page', ['An orchard grant for a harbour that no other page has: zebra.']));
    }
    expect(await ask(again)).toEqual(await ask(index));
    expect(again.changes).toMatchObject({ added: 25, removed: 7 });
    // And once more over: the second segment is of both.
    expect(await ask(await reopened(await written(again, 'second')))).toEqual(await ask(index));
  });

  test('what was removed leaves no trace in the file, and the file is the same whatever came first', async () => {
    const straight = searchIndex();
    const roundabout = searchIndex();
    const pages = pagesOf(20);
    for (const page of pages) straight.add(page);
    roundabout.add(samplePage('gone', ['The secret zebra.']));
    for (const page of pages.toReversed()) roundabout.add(page);
    roundabout.remove('gone');
    const bytes = readFileSync(await written(roundabout));
    expect(bytes.includes('zebra')).toBe(false);
    expect(bytes.equals(readFileSync(await written(straight)))).toBe(true);
  });
});

describe('a segment file', () => {
  test('is for its owner alone, and nothing is left beside it', async () => {
    const file = await written(indexOf(3), 'alone');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  test('that is not there is missing, which is no trouble', async () => {
    expect(await readSegment(join(folder, 'none'), origin)).toEqual({ status: 'missing' });
  });

  test('made with another version of the search is not used', async () => {
    const file = await written(indexOf(3), 'other');
    expect(await readSegment(file, { analysis: 'another' })).toMatchObject({
      status: 'unusable',
      reason: expect.stringMatching(/another version/),
    });
  });

  test.each([
    ['empty', () => Buffer.alloc(0), /ends too early/],
    ['something else', () => Buffer.from('%PDF-1.7 and so on and on'), /no index/],
    ['without its end', (bytes: Buffer) => bytes.subarray(0, bytes.length - 9), /ends too early/],
    [
      'with another byte in its columns',
      (bytes: Buffer) => bytes.with(bytes.length - 5, (bytes.at(-5) ?? 0) ^ 1),
      /not as they were written/,
    ],
    ['with a broken header', (bytes: Buffer) => bytes.with(20, 0), /JSON/],
    ['with a header without end', (bytes: Buffer) => bytes.with(15, 255), /too long/],
  ])('that is %s is not used, and the reason is told', async (_, change, reason) => {
    const file = await written(indexOf(70), 'broken');
    writeFileSync(file, change(readFileSync(file)));
    expect(await readSegment(file, origin)).toMatchObject({ status: 'unusable', reason: expect.stringMatching(reason) });
  });

  test('cut anywhere is not used', async () => {
    const file = await written(indexOf(5), 'cut');
    const whole = statSync(file).size;
    const next = seededNumbers(4);
    let length = whole;
    while (length > 0) {
      length = Math.floor(length * (0.7 + 0.29 * next()));
      truncateSync(file, length);
      expect((await readSegment(file, origin)).status).toBe('unusable');
    }
  });

  test('with a vector that is no number is not used', async () => {
    const index = indexOf(90);
    const segment = index.save();
    segment.space.fitted?.vectors.fill(Number.NaN, 3, 4);
    const file = join(folder, 'nan');
    await writeSegment(file, segment, origin);
    expect(await readSegment(file, origin)).toMatchObject({ status: 'unusable', reason: expect.stringMatching(/not a number/) });
  });

  test('that cannot be written is an error that names it, and what was there before stays', async () => {
    await expect(writeSegment(join(folder, 'no', 'such', 'folder'), indexOf(1).save(), origin)).rejects.toThrow('cannot be saved in');
  });
});
