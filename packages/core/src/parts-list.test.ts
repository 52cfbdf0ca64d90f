import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { describeChanges, listParts } from './parts-list.ts';

let root = '';

function write(path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}

const list = (settings = {}) => listParts({ modules: [pathToFileURL(join(root, 'tool/main.ts')).href], settings });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'assay-parts-'));
  write('package.json', '{"name":"product","version":"1.0.0"}');
  write('package-lock.json', '{"packages":{"node_modules/left":{"integrity":"sha512-left"}}}');
  write(
    'tool/main.ts',
    "import { near } from './near.ts';\nimport left from 'left';\nexport const words = new URL('./words.json', import.meta.url);\nexport const all = () => import('./later.ts');\n",
  );
  write('tool/near.ts', "export * from './far.ts';\n");
  write('tool/far.ts', 'export const near = 1;\n');
  write('tool/later.ts', 'export const later = 1;\n');
  write('tool/words.json', '{}');
  write('tool/unused.ts', 'export const unused = 1;\n');
  write('node_modules/left/package.json', '{"name":"left","version":"2.0.0","main":"index.js","dependencies":{"right":"1"}}');
  write('node_modules/left/index.js', 'module.exports = 1;\n');
  write('node_modules/right/package.json', '{"name":"right","version":"3.0.0"}');
});

describe('a parts list', () => {
  test('holds every file reached by import, every data file named, and every package with its dependencies', async () => {
    const { parts } = await list({ model: 'm' });
    expect(parts.filter(({ kind }) => kind === 'file').map(({ name }) => name)).toEqual(
      ['far.ts', 'later.ts', 'main.ts', 'near.ts', 'words.json'].map((file) => `product/tool/${file}`),
    );
    expect(parts.filter(({ kind }) => kind === 'package')).toEqual([
      { kind: 'package', name: 'left', version: '2.0.0', integrity: 'sha512-left' },
      { kind: 'package', name: 'right', version: '3.0.0', integrity: 'unknown' },
    ]);
    expect(parts.filter(({ kind }) => kind === 'setting').map(({ name }) => name)).toEqual(['icu', 'model', 'node-major']);
  });

  test("a package of one workspace's own has the integrity that the lock of the whole notes", async () => {
    write('package-lock.json', '{"packages":{"tool/node_modules/own":{"integrity":"sha512-own"}}}');
    write('tool/node_modules/own/package.json', '{"name":"own","version":"1.0.0","main":"index.js"}');
    write('tool/node_modules/own/index.js', 'module.exports = 1;\n');
    write('tool/far.ts', "import own from 'own';\nexport const near = own;\n");
    expect((await list()).parts).toContainEqual({ kind: 'package', name: 'own', version: '1.0.0', integrity: 'sha512-own' });
  });

  test('does not depend on where the tree stands', async () => {
    const here = await list();
    const old = root;
    root = mkdtempSync(join(tmpdir(), 'assay-parts-elsewhere-'));
    cpSync(old, root, { recursive: true });
    expect((await list()).digest).toBe(here.digest);
  });

  test.each([
    ['a file deep in the tool', 'tool/far.ts', 'export const near = 2;\n', 'file product/tool/far.ts changed'],
    ['a data file', 'tool/words.json', '{ }', 'file product/tool/words.json changed'],
    [
      'a package',
      'node_modules/left/package.json',
      '{"name":"left","version":"2.0.1","main":"index.js","dependencies":{"right":"1"}}',
      'package left changed',
    ],
  ])('has another digest after one change in %s, and names it', async (_, path, text, named) => {
    const before = await list();
    write(path, text);
    const after = await list();
    expect(after.digest).not.toBe(before.digest);
    expect(describeChanges(before.parts, after.parts)).toEqual([named]);
  });

  test('where it is installed, a tool and our packages are listed file by file, and other packages by their integrity', async () => {
    const at = 'node_modules/@department/tool';
    write(`${at}/package.json`, '{"name":"@department/tool","version":"1.0.0"}');
    write(`${at}/main.js`, "import './near.js';\nimport '@assay/shared';\nimport 'left';\n");
    write(`${at}/near.js`, 'export const near = 1;\n');
    write('node_modules/@assay/shared/package.json', '{"name":"@assay/shared","version":"1.0.0","exports":"./index.js"}');
    write('node_modules/@assay/shared/index.js', "export * from './deep.js';\n");
    write('node_modules/@assay/shared/deep.js', 'export const deep = 1;\n');
    const installed = () => listParts({ modules: [pathToFileURL(join(root, at, 'main.js')).href], settings: {} });
    const before = await installed();
    expect(before.parts.filter(({ kind }) => kind !== 'setting').map(({ name }) => name)).toEqual([
      '@assay/shared/deep.js',
      '@assay/shared/index.js',
      '@department/tool/main.js',
      '@department/tool/near.js',
      'left',
      'right',
    ]);
    write('node_modules/@assay/shared/deep.js', 'export const deep = 2;\n');
    expect(describeChanges(before.parts, (await installed()).parts)).toEqual(['file @assay/shared/deep.js changed']);
  });

  test('names what was added and what was removed', async () => {
    const before = await list({ model: 'm' });
    write('tool/near.ts', "export * from './other.ts';\n");
    write('tool/other.ts', 'export const near = 1;\n');
    expect(describeChanges(before.parts, (await list()).parts)).toEqual([
      'file product/tool/near.ts changed',
      'file product/tool/other.ts was added',
      'file product/tool/far.ts was removed',
      'setting model was removed',
    ]);
  });

  test('a part that cannot be read is an error that names it', async () => {
    rmSync(join(root, 'tool/words.json'));
    await expect(list()).rejects.toThrow('words.json is part of a tool but cannot be read');
  });

  test('a file outside the imports does not matter', async () => {
    const before = await list();
    write('tool/unused.ts', 'export const unused = 2;\n');
    expect((await list()).digest).toBe(before.digest);
  });
});
