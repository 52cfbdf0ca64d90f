import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'assay-guard-process-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs `assay guard` as a process of its own, with these bytes on standard input. */
function guard(given: readonly string[], input: string | Uint8Array = '') {
  const child = spawn(process.execPath, [main, 'guard', ...given], { cwd: folder, env: { ...process.env, ASSAY_POLICY: '' } });
  let [out, notified] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    out += piece;
  });
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    notified += piece;
  });
  // A command that refuses its input does not read it to the end.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise<{ code: number | null; out: string; notified: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, out, notified }));
  });
}

describe('a text on standard input', () => {
  test('is explained at the places where it stands, line ends and all', async () => {
    const { code, out } = await guard(['explain', '-', '--json'], 'Dear Sam,\r\n\r\nMy number is AB 12 34 56 C.\r\n');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      action: 'flag',
      findings: [{ kind: 'national-insurance-number', part: 'text', start: 26, end: 39, line: 3, column: 14 }],
    });
  });

  test('that would be blocked exits with 1', async () => {
    expect((await guard(['explain', '-'], 'SECRET\n\nPlans of the harbour.\n')).code).toBe(1);
  });

  test.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'Standard input holds no text'],
    ['white space', ' \n\t\n', 'Standard input holds no text'],
    ['binary data', Uint8Array.of(80, 75, 0, 1, 2, 255), 'binary data'],
    ['text in another encoding', Uint8Array.of(99, 97, 102, 233, 32, 97), 'not text in UTF-8'],
    ['too much', new Uint8Array(21 * 1024 * 1024).fill(97), 'more than 20 MB'],
  ])('that is %s is an error in words, with exit code 2', async (_, input, words) => {
    const { code, out, notified } = await guard(['explain', '-'], input);
    expect([code, out, notified]).toEqual([2, '', expect.stringContaining(words)]);
  });
});

test('a scan writes a line of JSON for each file and one for all, and its progress beside them', async () => {
  writeFileSync(join(folder, 'a.txt'), 'The harbour opens in May.');
  writeFileSync(join(folder, 'b.txt'), 'SECRET\n\nPlans of the harbour.');
  const { code, out, notified } = await guard(['scan', '.', '--json']);
  expect(code).toBe(1);
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([
    { file: 'a.txt', status: 'clean' },
    { file: 'b.txt', status: 'blocked' },
    { status: 'found', files: 2, counts: { clean: 1, blocked: 1 } },
  ]);
  expect(notified).toMatch(/Scanning files +\[#+\] 2\/2/);
});
