import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withSecretFiles } from './secret-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-secrets-'));
const file = (text: string) => {
  const path = join(folder, `${text.length}`);
  writeFileSync(path, text);
  return path;
};

test.each([
  ['the database', { DATABASE_URL_FILE: file('postgres://assay@db/assay\n') }, { DATABASE_URL: 'postgres://assay@db/assay' }],
  ['a key of an engine', { ASSAY_ENGINE_KEY_FILE: file(' k e y ') }, { ASSAY_ENGINE_KEY: ' k e y ' }],
  ['what was set as empty', { ASSAY_ENGINE_KEY: '', ASSAY_ENGINE_KEY_FILE: file('key') }, { ASSAY_ENGINE_KEY: 'key' }],
])('a secret in a file is one of the environment: %s', (_, given, wanted) => {
  expect(withSecretFiles(given)).toMatchObject(wanted);
});

test('other variables that end so are left alone', () => {
  const given = { SSL_CERT_FILE: '/nowhere', ASSAY_DATA: 'x', ASSAY_ENGINE_KEY_FILE: '' };
  expect(withSecretFiles(given)).toEqual(given);
});

test.each([
  ['a file that is not there', { DATABASE_URL_FILE: join(folder, 'no') }, 'The file that DATABASE_URL_FILE names cannot be read'],
  ['an empty file', { DATABASE_URL_FILE: file('\n') }, 'is empty'],
  ['both', { DATABASE_URL: 'a', DATABASE_URL_FILE: file('key') }, 'DATABASE_URL and DATABASE_URL_FILE are both set'],
])('%s is an error that tells no secret', (_, given, words) => {
  expect(() => withSecretFiles(given)).toThrow(words);
});
