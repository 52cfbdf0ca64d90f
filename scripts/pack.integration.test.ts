import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installTarballs } from './pack/testing/install-tarballs.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');
const tarballs = join(root, 'dist', 'packages');
const folder = mkdtempSync(join(tmpdir(), 'assay-installed-'));

const decision = `Riverside footbridge: decision

The panel met on 4 May 2026. Members thanked the volunteers for the tea.

The panel agreed to close the footbridge from 1 June 2026 until repairs are complete. The repairs will cost £180,000.
`;

const installed = (name: string) => join(folder, 'node_modules', name);
const summarise = async (...more: readonly string[]) =>
  (await run(process.execPath, ['summarise.mjs', 'decision.txt', ...more], { cwd: folder })).stdout;

beforeAll(async () => {
  await run(process.execPath, [join(root, 'scripts', 'pack.ts')]);
  installTarballs(tarballs, { root, folder, imported: ['@assay/cli', '@assay/summariser'] });
  const [, program = ''] = /```js\n(\/\/ summarise\.mjs\n[\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
  writeFileSync(join(folder, 'summarise.mjs'), program);
  writeFileSync(join(folder, 'decision.txt'), decision);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the tarballs', () => {
  test('are well made, and hold no tests and no sources', async () => {
    const files = readdirSync(tarballs);
    expect(files.length).toBeGreaterThanOrEqual(16);
    for (const file of files) {
      const tarball = new Uint8Array(readFileSync(join(tarballs, file))).buffer;
      expect((await publint({ pack: { tarball }, strict: true })).messages, file).toEqual([]);
      // ES modules alone: what resolved packages before `exports` were read, or has no `require` of them, is not served.
      const types = await checkPackage(createPackageFromTarballData(new Uint8Array(tarball)));
      const problems = types.types === false ? [] : types.problems;
      const served = problems.filter((one) => !('resolutionKind' in one && /^(?:node10|node16-cjs)$/.test(one.resolutionKind)));
      expect(served, file).toEqual([]);
      const names = execFileSync('tar', ['-tzf', join(tarballs, file)], { encoding: 'utf8' }).split('\n');
      expect(names.filter((name) => /\.test\.|\/testing\/|(?<!\.d)\.ts$/.test(name))).toEqual([]);
    }
  });
});

describe('a tool that is installed in an empty folder', () => {
  interface Listed {
    readonly digest: string;
    readonly parts: readonly { readonly kind: string; readonly name: string; readonly sha256?: string }[];
  }

  test('is what its package lists', async () => {
    const { digest, parts }: Listed = JSON.parse(readFileSync(join(installed('@assay/summariser'), 'parts.json'), 'utf8'));
    const listed = parts.filter(({ kind }) => kind === 'file');
    expect(listed.length).toBeGreaterThan(100);
    for (const { name, sha256 } of listed) expect(sha256 === digestOf(placeOf(name)), name).toBe(true);
    const script = `import { openAssay } from '@assay/cli';
      import { summariser } from '@assay/summariser';
      const assay = await openAssay({ tool: summariser, data: 'other-data' });
      console.log((await assay.status()).configuration);`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: folder });
    expect(stdout.trim()).toBe(digest);
  });

  test('refuses without evidence, runs when it was measured, and refuses after one byte was changed, by the program of the README', async () => {
    expect(await summarise()).toMatch(/^tool-not-enabled: .*has never been measured/);

    const lines = (await summarise('--measure')).trim().split('\n');
    expect(lines.join(' ')).toContain('£180,000');
    for (const line of lines) {
      const [, text = 'no text', start] = /^(.*) \(from character (\d+)\)$/.exec(line) ?? [];
      expect(decision.slice(Number(start), Number(start) + text.length)).toBe(text);
    }

    const phrases = join(installed('@assay/summariser'), 'prompts', 'summariser', 'phrases.json');
    writeFileSync(phrases, `${readFileSync(phrases, 'utf8')} `);
    expect(await summarise()).toMatch(/^tool-not-enabled: .*file @assay\/summariser\/prompts\/summariser\/phrases\.json changed/);
  });
});

// --- Internal ---

/** Where a file of a package lies that the summariser uses. */
function placeOf(name: string): string {
  const home = join(folder, 'node_modules', '.store', name.split('/').slice(0, 2).join('+'), 'node_modules');
  return join(home, name);
}

function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
