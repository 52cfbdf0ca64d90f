import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const rows = readFileSync(join(root, 'SECURITY.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, threat, , file, words] = /^\| ([^|]+) \| ([^|]+) \| `([^`]+)`: ([^|]+) \|$/.exec(line) ?? [];
    return threat === undefined || file === undefined || words === undefined ? [] : [{ threat, file, words }];
  });

test('the threat model has its rows', () => {
  expect(rows.length).toBeGreaterThanOrEqual(20);
});

test.each(rows)('$threat: there is the test that holds it', ({ file, words }) => {
  expect(existsSync(join(root, file)), file).toBe(true);
  expect(readFileSync(join(root, file), 'utf8')).toContain(words);
});
