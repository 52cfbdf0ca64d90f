import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openRecordFile, readRecordLines, recordLimits } from './record-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-record-'));
let files = 0;
const file = (content?: string | Uint8Array) => {
  files += 1;
  const path = join(folder, `f${files}.jsonl`);
  if (content !== undefined) writeFileSync(path, content);
  return path;
};

describe('a record file', () => {
  test('is read by nobody but its owner, also where it was open to others before', () => {
    const path = file('{}\n');
    chmodSync(path, 0o644);
    for (const place of [file(), path]) {
      openRecordFile(place).close();
      expect(statSync(place).mode & 0o777).toBe(0o600);
    }
  });

  test('keeps each record at once and on a line of its own', () => {
    const path = file();
    const opened = openRecordFile(path);
    opened.append({ a: 'x\ny' });
    expect(readRecordLines(path)).toEqual({ lines: [{ value: { a: 'x\ny' }, number: 1 }] });
    opened.append(2);
    opened.close();
    expect(readFileSync(path, 'utf8')).toBe('{"a":"x\\ny"}\n2\n');
  });

  test.each([
    ['in the middle of a record', '{"id":"b"'],
    ['in the middle of a letter', Buffer.from('{"id":"é', 'utf8').subarray(0, -1)],
  ])('a last line torn %s is told, and cut off before the next is written', (_, torn) => {
    const path = file('{"id":"a"}\n');
    appendFileSync(path, torn);
    expect(readRecordLines(path)).toEqual({ lines: [{ value: { id: 'a' }, number: 1 }], torn: { number: 2, from: 11 } });
    const opened = openRecordFile(path);
    opened.append({ id: 'c' });
    opened.close();
    expect(readFileSync(path, 'utf8')).toBe('{"id":"a"}\n{"id":"c"}\n');
  });

  test('a whole last line without its end is kept, and the next begins a new line', () => {
    const path = file('{"id":"a"}');
    expect(readRecordLines(path)).toEqual({ lines: [{ value: { id: 'a' }, number: 1 }] });
    const opened = openRecordFile(path);
    opened.append({ id: 'b' });
    opened.close();
    expect(readRecordLines(path).lines.map(({ value }) => value)).toEqual([{ id: 'a' }, { id: 'b' }]);
  });

  test('blank lines are nothing, and lines keep their numbers', () => {
    expect(readRecordLines(file('\n1\r\n\n2\n')).lines).toEqual([
      { value: 1, number: 2 },
      { value: 2, number: 4 },
    ]);
  });

  test.each([
    ['a torn line that is not the last', '{"id":\n2\n', /f\d+\.jsonl, line 1 cannot be read: .*Correct the line/],
    ['a line that is not UTF-8', new Uint8Array([0x31, 0x0a, 0xff, 0x0a, 0x31, 0x0a]), /line 2 cannot be read/],
    ['a line over the limit', `1\n"${'x'.repeat(recordLimits.lineBytes)}"\n`, /line 2 is longer than 1000000 bytes/],
  ])('%s is refused with its place', (_, content, message) => {
    expect(() => readRecordLines(file(content))).toThrow(
      expect.objectContaining({ code: 'dataset-invalid', message: expect.stringMatching(message) }),
    );
  });

  test('a file over the limit is refused before it is read', () => {
    const path = file('');
    truncateSync(path, recordLimits.fileBytes + 1);
    expect(() => readRecordLines(path)).toThrow(/larger than 256 MB. Split the dataset/);
  });

  test('a record over the limit is refused and the file stays as it was', () => {
    const path = file();
    const opened = openRecordFile(path);
    expect(() => opened.append('x'.repeat(recordLimits.lineBytes))).toThrow(expect.objectContaining({ code: 'bad-usage' }));
    opened.close();
    expect(readFileSync(path, 'utf8')).toBe('');
  });

  test('a file that cannot be read or written says so', () => {
    expect(() => readRecordLines(join(folder, 'none.jsonl'))).toThrow(/none.jsonl cannot be read.*Restore the file/);
    const place = join(folder, 'is-a-folder.jsonl');
    expect(() => openRecordFile(join(folder, 'no', 'such.jsonl'))).toThrow(/cannot be written.*Check who may write/);
    mkdirSync(place);
    expect(() => openRecordFile(place)).toThrow(expect.objectContaining({ code: 'dataset-invalid' }));
    const opened = openRecordFile(file());
    opened.close();
    expect(() => opened.append(1)).toThrow(/cannot be written/);
  });
});
