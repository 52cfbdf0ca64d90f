import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { zipTexts } from '../testing/zip-texts.ts';
import { openArchive } from './open-archive.ts';

const all = () => true;
const why = (bytes: Uint8Array) => {
  const opened = openArchive(bytes, all);
  return opened.status === 'unreadable' ? opened.why : 'open';
};

/** Changes a number of four bytes in the directory entry of the only part. */
function withDirectory(archive: Uint8Array, offset: number, value: number): Uint8Array {
  const copy = Uint8Array.from(archive);
  const place = Buffer.from(copy.buffer).indexOf('PK\x01\x02', 0, 'latin1');
  new DataView(copy.buffer).setUint32(place + offset, value, true);
  return copy;
}

/** An archive whose directory lists one part many times under other names. */
function overlapping(count: number): Uint8Array {
  const part = Buffer.from(zipTexts({ 'p00.xml': 'word '.repeat(20_000) }));
  const [directory, end] = [part.indexOf('PK\x01\x02', 0, 'latin1'), part.indexOf('PK\x05\x06', 0, 'latin1')];
  const entries = Array.from({ length: count }, (_, index) => {
    const entry = Buffer.from(part.subarray(directory, end));
    entry.write(`p${String(index).padStart(2, '0')}.xml`, 46);
    return entry;
  });
  const tail = Buffer.from(part.subarray(end));
  tail.writeUInt16LE(count, 8);
  tail.writeUInt16LE(count, 10);
  return Buffer.concat([part.subarray(0, directory), ...entries, tail]);
}

describe('an archive', () => {
  test('gives the wanted parts and no others', () => {
    const opened = openArchive(zipTexts({ 'a.xml': '<a/>', 'macro.bin': 'run' }), (name) => name.endsWith('.xml'));
    expect(opened.status === 'open' && [...opened.parts].map(([name, part]) => [name, Buffer.from(part).toString()])).toEqual([
      ['a.xml', '<a/>'],
    ]);
  });

  test('of many small parts that repeat themselves is open', () => {
    expect(why(zipTexts({ 'a.xml': '<row><cell>0</cell></row>'.repeat(50_000) }))).toBe('open');
  });

  const words = zipTexts({ 'a.xml': 'Some words.'.repeat(100) });
  const refused: readonly (readonly [rule: string, bytes: Uint8Array, why: RegExp])[] = [
    ['that inflates far beyond its size', zipSync({ 'a.xml': new Uint8Array(20 * 1024 * 1024) }), /unpacks to far more/],
    ['that inflates beyond what it declares', withDirectory(words, 24, 10), /unpacks to far more/],
    ['that declares more than it holds', withDirectory(words, 24, 5_000), /damaged/],
    ['whose parts share their bytes', overlapping(60), /unpacks to far more/],
    [
      'of too many parts',
      zipTexts(Object.fromEntries(Array.from({ length: 4_001 }, (_, index) => [`${index}`, '']))),
      /more than 4000 parts/,
    ],
    [
      'with a part that is too long',
      zipSync({ 'a.xml': [new Uint8Array(25 * 1024 * 1024), { level: 0 }] }),
      /more text than is read at once/,
    ],
    ['that declares entities', zipTexts({ 'a.xml': '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>' }), /unpacks to far more/],
    ['that is locked', withDirectory(words, 8, 1 | (8 << 16)), /locked with a password/],
    ['that is cut short', words.subarray(0, words.length - 30), /damaged/],
    ['that is nothing but a beginning', strToU8('PK\x03\x04'), /damaged/],
    ['whose directory lies beyond its end', withDirectory(words, 42, 1_000_000), /damaged/],
  ];

  test.each(refused)('%s is refused', (_, bytes, words) => {
    expect(why(bytes)).toMatch(words);
  });

  test('inside an archive is a part like another, and stays closed', () => {
    const inner = zipSync({ 'deep.xml': new Uint8Array(3 * 1024 * 1024) });
    const opened = openArchive(zipSync({ 'inner.zip': inner }), all);
    expect(opened.status === 'open' && Uint8Array.from(opened.parts.get('inner.zip') ?? [])).toEqual(inner);
  });
});
