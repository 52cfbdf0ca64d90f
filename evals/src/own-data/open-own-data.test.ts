import { createHash } from 'node:crypto';
import { AssayError } from '@assay/core';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type OwnData, openOwnData } from './open-own-data.ts';
import { ownDataFolder, removeFolders } from './testing/own-data-folder.ts';

const record = z.looseObject({ id: z.string(), label: z.number() });

async function readAll(data: OwnData, file = 'samples.jsonl') {
  return Array.fromAsync(data.records(file, record, ({ id }) => id));
}

async function refusalOf(content: string): Promise<string> {
  const data = openOwnData(ownDataFolder({ 'samples.jsonl': content }));
  const error = await readAll(data).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof AssayError ? `${error.code}: ${error.message.replace(/^.*samples\.jsonl/, '')}` : String(error);
}

afterAll(removeFolders);

describe('own data', () => {
  test('fields nobody asked for are kept, blank lines and Windows line ends are no trouble', async () => {
    const data = openOwnData(ownDataFolder({ 'samples.jsonl': '{"id":"a","label":1,"extra":"x"}\r\n\r\n{"id":"b","label":0}' }));
    expect(await readAll(data)).toEqual([
      { id: 'a', label: 1, extra: 'x' },
      { id: 'b', label: 0 },
    ]);
  });

  test('the digest is that of the bytes of all files in the order they were read', async () => {
    const files = { 'one.jsonl': '{"id":"a","label":1}\n', 'two.jsonl': '{"id":"a","label":2}\n' };
    const data = openOwnData(ownDataFolder(files));
    await readAll(data, 'one.jsonl');
    await readAll(data, 'two.jsonl');
    expect(data.digest()).toBe(createHash('sha256').update(`${files['one.jsonl']}${files['two.jsonl']}`).digest('hex'));
  });

  test('progress is told to the last byte, once', async () => {
    const told: string[] = [];
    const folder = ownDataFolder({ 'samples.jsonl': '{"id":"a","label":1}\n\n' });
    await readAll(openOwnData(folder, (step, done, total) => told.push(`${step} ${done}/${total}`)));
    expect(told).toEqual(['Reading samples.jsonl 21/22', 'Reading samples.jsonl 22/22']);
  });

  test('a line that comes in several chunks is one line', async () => {
    const long = 'é'.repeat(100_000);
    const data = openOwnData(
      ownDataFolder({
        'samples.jsonl': [
          { id: 'a', label: 1, long },
          { id: 'b', label: 1 },
        ],
      }),
    );
    expect((await readAll(data)).map(({ long: text }) => text)).toEqual([long, undefined]);
  });

  test.each([
    ['', 'dataset-invalid: : the file is empty, so there is nothing to measure with.'],
    ['\n \n', 'dataset-invalid: : the file is empty, so there is nothing to measure with.'],
    ['{"id":"a"}', 'dataset-invalid: , line 1: label: Invalid input: expected number, received undefined. Correct the record.'],
    ['{"id":"a","label":1}\n{"id":"a","label":1}', 'dataset-invalid: , line 2: the id "a" stands in line 1 too. Give each record its own.'],
  ])('%j is refused by file and line', async (content, message) => {
    expect(await refusalOf(content)).toBe(message);
  });

  test('what is no JSON and what is no UTF-8 are refused by line', async () => {
    expect(await refusalOf('{"id":"a","label":1}\n{oops}\n')).toMatch(/^dataset-invalid: , line 2: this is not JSON/);
    const folder = ownDataFolder({ 'samples.jsonl': '' });
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`${folder}/samples.jsonl`, Buffer.from([0x22, 0xff, 0x22]));
    await expect(readAll(openOwnData(folder))).rejects.toThrow(/line 1: this is not UTF-8/);
  });

  test('a missing file and a folder in its place are refused', async () => {
    const folder = ownDataFolder({});
    await expect(readAll(openOwnData(folder))).rejects.toMatchObject({
      code: 'dataset-invalid',
      message: expect.stringMatching(/cannot be read/),
    });
    await expect(readAll(openOwnData(folder), '.')).rejects.toMatchObject({
      code: 'dataset-invalid',
      message: expect.stringMatching(/not a file/),
    });
  });
});
