import { describe, expect, test } from 'vitest';
import { decodeText, mostCharacters, readTextFile } from './read-text-file.ts';

describe('bytes as text', () => {
  test.each([
    ['UTF-8', [0xc2, 0xa3, 0x35], '£5'],
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0x35], '5'],
    ['UTF-16', [0xff, 0xfe, 0xa3, 0x00], '£'],
    ['UTF-16, the other way round', [0xfe, 0xff, 0x00, 0xa3], '£'],
    ['Windows-1252', [0xa3, 0x35, 0x96], '£5–'],
    ['nothing', [], ''],
  ])('%s', (_, bytes, text) => {
    expect(decodeText(Uint8Array.from(bytes))).toBe(text);
  });

  test.each([
    ['a zip (Word, OpenDocument)', [0x50, 0x4b, 3, 4, 0, 0]],
    ['a PDF', [...new TextEncoder().encode('%PDF-1.7 all of it readable')]],
    ['rich text', [...new TextEncoder().encode('{\\rtf1 words}')]],
  ])('%s is no text', (_, bytes) => {
    expect(decodeText(Uint8Array.from(bytes))).toBeUndefined();
  });
});

describe('a chosen file', () => {
  test.each([
    ['a.txt', 'Dear Sir', { status: 'read', text: 'Dear Sir' }],
    ['a.eml', 'Subject: x\n\nDear Sir', { status: 'read', text: 'Subject: x\n\nDear Sir' }],
    ['a.txt', ' \n', { status: 'empty' }],
    ['a.doc', 'a\0b', { status: 'not-text' }],
    ['a.txt', 'x'.repeat(mostCharacters + 1), { status: 'too-large' }],
    ['a.txt', 'x'.repeat(4 * mostCharacters + 1), { status: 'too-large' }],
  ])('%s', async (name, content, expected) => {
    expect(await readTextFile(new File([content], name))).toEqual(expected);
  });
});
