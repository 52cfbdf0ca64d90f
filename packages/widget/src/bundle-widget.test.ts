import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bundleWidget } from './bundle-widget.ts';

const widget = await bundleWidget();
const { script, results, desk, welsh } = widget;

test('each file imports nothing but the others, from beside itself', () => {
  for (const part of [script, results.script])
    expect(
      Buffer.from(part)
        .toString('utf8')
        .match(/new URL\(`[^`]*`,import\.meta\.url\)/g),
    ).toHaveLength(1);
  const imports = (bytes: Uint8Array) =>
    Buffer.from(bytes)
      .toString('utf8')
      .match(/\bimport\s*[("'{*][^)]{0,40}/g) ?? [];
  const beside = expect.stringMatching(/^import\(\w+\.href/);
  expect([script, results.script, desk.script, welsh.script].map(imports)).toEqual([[beside], [beside], [], []]);
});

describe.each([
  ['the element', script, 25_000],
  ['what shows results', results.script, 15_000],
  ['the desk', desk.script, 25_000],
  ['Welsh', welsh.script, 15_000],
])('the bundle of %s', (_, bytes, most) => {
  const code = Buffer.from(bytes).toString('utf8');

  test(`is at most ${most / 1_000} KB gzipped, styles and words included`, () => {
    expect(gzipSync(bytes, { level: 9 }).length).toBeLessThanOrEqual(most);
  });

  test('loads nothing from elsewhere', () => {
    expect(code).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
  });

  test('has no place where text could become markup or code', () => {
    expect(code).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/);
  });
});

test('all are the same bytes each time, and their tags name them', async () => {
  expect(await bundleWidget()).toEqual(widget);
});
