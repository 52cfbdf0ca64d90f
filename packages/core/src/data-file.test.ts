import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { dataFile } from './data-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-data-file-'));
const schema = z.strictObject({ words: z.array(z.string()) });

function fileWith(name: string, text: string): URL {
  const path = join(folder, name);
  writeFileSync(path, text);
  return pathToFileURL(path);
}

describe('a data file', () => {
  test('is read when it is named, so that later edits do not run unmeasured', () => {
    const url = fileWith('words.json', '{"words":["before"]}');
    const read = dataFile(url, schema);
    fileWith('words.json', '{"words":["after"]}');
    expect(read()).toEqual({ words: ['before'] });
  });

  test.each([
    ['not JSON', '{"words":', 'cannot be read as JSON'],
    ['of another shape', '{"word":[]}', 'words'],
    ['with an unknown key', '{"words":[],"extra":1}', 'extra'],
  ])('that is %s names itself and the fault at its first use', (name, text, told) => {
    const read = dataFile(fileWith(`${name}.json`, text), schema);
    expect(read).toThrow(told);
    expect(read).toThrow(`${name}.json`);
  });

  test('that is missing is an error at its first use, not when it is named', () => {
    const read = dataFile(pathToFileURL(join(folder, 'none.json')), schema);
    expect(read).toThrow('none.json cannot be read');
  });
});
