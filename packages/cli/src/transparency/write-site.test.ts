import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { markerFile, writeSite } from './write-site.ts';

const site = (text: string) => [
  { name: 'index.html', text },
  { name: 'saying.html', text },
];
let place: string;
let folder: string;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'assay-site-'));
  folder = join(place, 'site');
});

describe('the folder of the public site', () => {
  test('is made whole, with a marker, and nothing is left beside it', async () => {
    await writeSite(folder, site('one'));
    expect(readdirSync(folder).sort()).toEqual([markerFile, 'index.html', 'saying.html'].sort());
    expect(readdirSync(place)).toEqual(['site']);
  });

  test('is replaced where it is ours: pages of a tool that is gone go too', async () => {
    await writeSite(folder, site('one'));
    await writeSite(folder, site('two').slice(0, 1));
    expect(readdirSync(folder).sort()).toEqual([markerFile, 'index.html'].sort());
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('two');
    expect(readdirSync(place)).toEqual(['site']);
  });

  test('may be there and empty', async () => {
    mkdirSync(folder);
    await writeSite(folder, site('one'));
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('one');
  });

  test.each<[string, () => void, string]>([
    ['a folder of somebody else’s', () => put('letters.txt'), 'not a folder that this command wrote'],
    ['a folder with a forged marker', () => put(markerFile, '{"writtenBy":"me"}'), 'not a folder that this command wrote'],
    ['a file', () => writeFileSync(folder, 'x'), 'it is not a folder'],
    ['a link', () => symlinkSync(place, folder), 'it is not a folder'],
  ])('is refused and left alone where it is %s', async (_, prepare, why) => {
    prepare();
    const before = readdirSync(place);
    await expect(writeSite(folder, site('one'))).rejects.toThrow(why);
    expect(readdirSync(place)).toEqual(before);
  });

  test('is refused where somebody put a file of their own beside our pages', async () => {
    await writeSite(folder, site('one'));
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    await expect(writeSite(folder, site('two'))).rejects.toThrow('holds "notes.txt"');
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('one');
  });

  test('stays as it was when the new one cannot be written', async () => {
    await writeSite(folder, site('one'));
    await expect(writeSite(folder, [{ name: 'no/such/folder.html', text: '' }])).rejects.toThrow();
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('one');
    expect(readdirSync(place)).toEqual(['site']);
  });
});

// --- Internal ---

function put(name: string, text = 'x'): void {
  mkdirSync(folder);
  writeFileSync(join(folder, name), text);
}
