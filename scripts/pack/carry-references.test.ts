import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { carryReferences } from './carry-references.ts';

let root = '';
let place = '';
const tool = { name: '@assay/tool', folder: 'packages/tool', exports: {}, manifest: { name: '@assay/tool', version: '0', license: 'MIT' } };

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Carries the references of one packed module, and answers what became of it. */
async function carried(code: string): Promise<string> {
  write(join(place, 'dist/deep/tool.js'), code);
  await carryReferences(root, tool, place);
  return readFileSync(join(place, 'dist/deep/tool.js'), 'utf8');
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'assay-carry-'));
  place = join(root, 'dist/packing/node_modules/@assay/tool');
  write(join(root, 'prompts/tool/write.md'), 'Write.');
  write(join(root, 'examples/corpus/page.html'), 'A page.');
  write(join(root, 'packages/other/src/other.ts'), 'export {};');
  write(join(place, 'lexicons/words.json'), '{}');
  write(join(place, 'dist/deep/worker.js'), '');
});

afterEach(() => rmSync(root, { recursive: true }));

test('a file of the package keeps its name, and a TypeScript file is named as it was compiled', async () => {
  const code = "new URL('../../lexicons/words.json', import.meta.url); new URL('./worker.ts', import.meta.url);";
  expect(await carried(code)).toBe(code.replace('worker.ts', 'worker.js'));
});

test('a bundle names its files in double quotes', async () => {
  expect(await carried('new URL("./worker.js", import.meta.url)')).toBe("new URL('./worker.js', import.meta.url)");
});

test('a file outside the package is carried along under its path in the workspace', async () => {
  const code = await carried("a(new URL('../../../../prompts/tool/write.md', import.meta.url)); b();");
  expect(code).toBe("a(new URL('../../prompts/tool/write.md', import.meta.url)); b();");
  expect(readFileSync(join(place, 'prompts/tool/write.md'), 'utf8')).toBe('Write.');
});

test('so is a folder', async () => {
  expect(await carried("new URL('../../../../examples/corpus/', import.meta.url)")).toBe(
    "new URL('../../examples/corpus/', import.meta.url)",
  );
  expect(existsSync(join(place, 'examples/corpus/page.html'))).toBe(true);
});

test('a name put together at run time stays within a folder of the package', async () => {
  const code = 'new URL(`../../lexicons/${' + 'name}.json`, import.meta.url)';
  expect(await carried(code)).toBe(code);
});

test.each([
  ['a file of the package that is not there', "'./gone.json'", 'the package has no dist/deep/gone.json'],
  ['a file of the workspace that is not there', "'../../../../prompts/tool/gone.md'", 'there is no prompts/tool/gone.md'],
  ['code of another package', "'../../../other/src/other.ts'", 'names code of another package'],
  ['the workspace itself', "'../../../../'", 'it leaves the workspace'],
  ['a file outside the workspace', "'../../../../../elsewhere.json'", 'it leaves the workspace'],
  ['a name put together outside the package', '`../../../../prompts/${' + 'name}.md`', 'only a literal can be followed'],
  ['a variable', 'name', 'only a literal can be followed'],
])('%s is refused with the file, the reference and the reason', async (_, argument, why) => {
  const packing = carried(`new URL(${argument}, import.meta.url)`);
  await expect(packing).rejects.toThrow(`dist/deep/tool.js of @assay/tool names new URL(${argument}, import.meta.url)`);
  await expect(packing).rejects.toThrow(why);
});
