import { describe, expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';

const words = 'Café grant: “£20” for Siân – today';
const utf8 = new TextEncoder().encode(words);
const windows1252 = Buffer.from('Caf\xe9 grant: \x93\xa320\x94 for Si\xe2n \x96 today', 'latin1');
const utf16le = Buffer.from(words, 'utf16le');
const utf16be = Buffer.from(words, 'utf16le').swap16();
const mark = (signature: readonly number[], bytes: Uint8Array) => Buffer.concat([Uint8Array.from(signature), bytes]);

describe('decodeText', () => {
  const cases: readonly (readonly [rule: string, bytes: Uint8Array])[] = [
    ['UTF-8', utf8],
    ['UTF-8 with a byte order mark', mark([0xef, 0xbb, 0xbf], utf8)],
    ['UTF-16 little-endian with a mark', mark([0xff, 0xfe], utf16le)],
    ['UTF-16 big-endian with a mark', mark([0xfe, 0xff], utf16be)],
    ['windows-1252, where the bytes are no UTF-8', windows1252],
  ];

  test.each(cases)('%s', (_, bytes) => {
    expect(decodeText(bytes, { isMarkup: false })).toEqual({ status: 'decoded', text: words });
  });

  test.each([
    ['little-endian', Buffer.from('A plain letter', 'utf16le')],
    ['big-endian', Buffer.from('A plain letter', 'utf16le').swap16()],
  ])('UTF-16 %s without a mark shows by its zeros', (_, bytes) => {
    expect(decodeText(bytes, { isMarkup: false })).toEqual({ status: 'decoded', text: 'A plain letter' });
  });

  const declared: readonly (readonly [rule: string, head: string, bytes: string, text: string])[] = [
    ['a declared character set is followed', '<meta charset="iso-8859-2">', '\xe8', 'č'],
    ['also in the older form', '<meta http-equiv=Content-Type content="text/html; charset=windows-1251">', '\xc4\xe0', 'Да'],
    ['also in an XML declaration', '<?xml version="1.0" encoding="iso-8859-15"?>', '\xa4', '€'],
    ['one that declares UTF-8 and is not has windows-1252', '<meta charset="utf-8">', 'caf\xe9', 'café'],
    ['one that names UTF-16 in ASCII is not in UTF-16', '<meta charset="utf-16">', 'caf\xc3\xa9', 'café'],
    ['an unknown name is no declaration', '<meta charset="klingon">', 'caf\xe9', 'café'],
  ];

  test.each(declared)('%s', (_, head, bytes, text) => {
    expect(decodeText(Buffer.from(head + bytes, 'latin1'), { isMarkup: true })).toEqual({ status: 'decoded', text: head + text });
  });

  test('a plain text that speaks of charsets is not declared by them', () => {
    const text = 'Write <meta charset="iso-8859-2"> – čeština';
    expect(decodeText(new TextEncoder().encode(text), { isMarkup: false })).toEqual({ status: 'decoded', text });
  });

  test('UTF-8 that was cut in a letter stays UTF-8', () => {
    const cut = new TextEncoder().encode('Siân, Zoë, Chloë and Renée met in the café in Ynys Môn é').subarray(0, -1);
    expect(decodeText(cut, { isMarkup: false })).toMatchObject({ text: expect.stringMatching(/^Siân, Zoë, Chloë and Renée met.*�$/) });
  });

  test.each([
    ['zeros', Buffer.from('text\0text')],
    ['control characters', Buffer.from('\x01\x02\x03\x04 text \x05\x06')],
  ])('%s are binary data', (_, bytes) => {
    expect(decodeText(bytes, { isMarkup: false })).toEqual({ status: 'binary' });
  });
});
