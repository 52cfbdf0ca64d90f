import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bundleWidget } from './bundle-widget.ts';

const { script, etag, desk } = await bundleWidget();

test('the element imports its desk alone, from beside it, and the desk imports nothing', () => {
  const imports = (bytes: Uint8Array) =>
    Buffer.from(bytes)
      .toString('utf8')
      .match(/\bimport\s*[("'{*][^)]{0,40}/g) ?? [];
  expect(imports(script)).toEqual([expect.stringMatching(/^import\(new URL\(.\.\/assay-desk\.js/)]);
  expect(imports(desk.script)).toEqual([]);
});

describe.each([
  ['the element', script, 25_000],
  ['the desk', desk.script, 25_000],
])('the bundle of %s', (_, bytes, most) => {
  const code = Buffer.from(bytes).toString('utf8');

  test('is at most 25 KB gzipped, styles and words included', () => {
    expect(gzipSync(bytes, { level: 9 }).length).toBeLessThanOrEqual(most);
  });

  test('loads nothing from elsewhere', () => {
    expect(code).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
  });

  test('has no place where text could become markup or code', () => {
    expect(code).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/);
  });
});

test('both are the same bytes each time, and their tags name them', async () => {
  expect(await bundleWidget()).toEqual({ script, etag, desk });
});
