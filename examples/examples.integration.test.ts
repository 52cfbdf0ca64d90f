import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { measuredCopy } from '@assay/cli/testing';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const folder = import.meta.dirname;
const examples = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));

test('there are examples', () => {
  expect(examples.length).toBeGreaterThanOrEqual(4);
});

test.each(examples)(
  '%s asserts what it shows and ends well',
  async (name) => {
    const data = join(mkdtempSync(join(tmpdir(), 'assay-example-')), 'data');
    await measuredCopy(data);
    const { stdout } = await run(process.execPath, [join(folder, name)], { env: { ...process.env, ASSAY_DATA: data } });
    expect(stdout.trim()).not.toBe('');
  },
  300_000,
);
