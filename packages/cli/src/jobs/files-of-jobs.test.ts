import { existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inboxFile, inboxFiles } from './inbox.ts';
import { uploadFolder } from './upload-folder.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'assay-jobs-'));
const bytes = (text: string) => new TextEncoder().encode(text);

describe('an upload', () => {
  test('is kept under numbers, whatever its files are called, and gone when it is removed', async () => {
    const data = newFolder();
    const uploads = uploadFolder(data);
    const upload = await uploads.keep([
      { name: '../../etc/passwd', bytes: bytes('one') },
      { name: 'names.json', bytes: bytes('two') },
    ]);
    expect(await uploads.names(upload)).toEqual(['../../etc/passwd', 'names.json']);
    const read = async (place: number) => Buffer.from(await uploads.read(upload, place)).toString();
    expect([await read(0), await read(1)]).toEqual(['one', 'two']);
    await expect(uploads.read(upload, 2)).rejects.toThrow('Send it again');
    expect(readdirSync(data)).toEqual(['uploads']);
    await uploads.remove(upload);
    await expect(uploads.names(upload)).rejects.toThrow('Send them again');
  });

  test.each(['..', '../keys', '', 'a', '00000000-0000-4000-8000-000000000000/..'])('of the name %j is none', async (upload) => {
    for (const asked of [(one: string) => uploadFolder(newFolder()).names(one), (one: string) => uploadFolder(newFolder()).read(one, 0)])
      await expect((async () => asked(upload))()).rejects.toThrow('no such upload');
  });

  test('that nobody can take in any more is taken away, and no other', async () => {
    const data = newFolder();
    const uploads = uploadFolder(data);
    const [old, fresh] = [await uploads.keep([{ name: 'a', bytes: bytes('a') }]), await uploads.keep([{ name: 'b', bytes: bytes('b') }])];
    utimesSync(join(data, 'uploads', old), new Date(0), new Date(0));
    await uploads.removeOld(new Date());
    expect([existsSync(join(data, 'uploads', old)), existsSync(join(data, 'uploads', fresh))]).toEqual([false, true]);
    await uploadFolder(newFolder()).removeOld(new Date());
  });
});

describe('the inbox', () => {
  const data = newFolder();
  const outside = newFolder();
  mkdirSync(join(data, 'inbox', '2026', 'may'), { recursive: true });
  mkdirSync(join(data, 'inbox', 'empty'));
  mkdirSync(join(data, 'keys'));
  for (const place of [
    join(data, 'inbox', '2026', 'a.txt'),
    join(data, 'inbox', '2026', 'may', 'b.txt'),
    join(data, 'keys', 'key'),
    join(outside, 'c'),
  ])
    writeFileSync(place, 'text');
  symlinkSync(outside, join(data, 'inbox', 'linked'));
  symlinkSync(join(outside, 'c'), join(data, 'inbox', '2026', 'c.txt'));

  test('gives the files of a folder in it, and follows no link', async () => {
    const files = await inboxFiles(data, '2026');
    expect(files.map(({ path }) => path.slice(path.indexOf('inbox')))).toEqual(['inbox/2026/a.txt', 'inbox/2026/may/b.txt']);
    expect(await inboxFiles(data, '')).toHaveLength(2);
    expect(await Promise.all(files.map(({ inside }) => inboxFile(data, inside)))).toEqual(files.map(({ path }) => path));
  });

  test.each([
    ['a folder beside it', '../keys', 'no folder'],
    ['a path of the whole disk', outside, 'no folder'],
    ['a link out of it', 'linked', 'no folder'],
    ['what is not there', 'none', 'no folder'],
    ['an empty folder', 'empty', 'holds no files'],
  ])('gives nothing of %s', async (_, folder, words) => {
    await expect(inboxFiles(data, folder)).rejects.toThrow(words);
    if (words === 'no folder') await expect(inboxFile(data, folder)).rejects.toThrow('one folder that all of them see');
  });

  test('that is not there is said to be missing', async () => {
    await expect(inboxFiles(newFolder(), '')).rejects.toThrow('Put the files there first');
  });
});
