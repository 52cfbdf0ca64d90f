import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bundleWidget } from './bundle-widget.ts';

const { script, etag } = await bundleWidget();
const code = Buffer.from(script).toString('utf8');

describe('the bundle', () => {
  test('is at most 25 KB gzipped, styles and words included', () => {
    expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(25_000);
  });

  test('imports nothing and loads nothing from elsewhere', () => {
    expect(code).not.toMatch(/\bimport\s*[("'{*]/);
    expect(code).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
  });

  test('has no place where text could become markup or code', () => {
    expect(code).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/);
  });

  test('is the same bytes each time, and the tag names them', async () => {
    expect(await bundleWidget()).toEqual({ script, etag });
  });
});
