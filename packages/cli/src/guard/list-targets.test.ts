import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { listTargets } from './list-targets.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-list-'));
afterAll(() => rmSync(folder, { recursive: true }));

const isAdministrator = process.getuid?.() === 0;

/** A new folder with these files. */
const make = (name: string, ...files: readonly string[]) => {
  const made = join(folder, name);
  mkdirSync(made);
  for (const file of files) {
    mkdirSync(join(made, file, '..'), { recursive: true });
    writeFileSync(join(made, file), 'x');
  }
  return made;
};

describe('the files to scan', () => {
  test('are those at any depth, in order, each once', async () => {
    const deep = `${'d/'.repeat(40)}deep.txt`;
    const place = make('tree', 'b.txt', 'a.txt', deep);
    const { targets } = await listTargets([place, join(place, 'a.txt'), `${place}/d/../b.txt`], 10);
    expect(targets.map(({ file }) => resolve(file))).toEqual(['a.txt', 'b.txt', deep].map((file) => join(place, file)));
  });

  test('are not hidden ones, links or node_modules, and how many these were is told', async () => {
    const place = make('mixed', 'a.txt', '.git/config', '.env', 'node_modules/m/index.md', 'below/node_modules/m/index.md');
    symlinkSync('.', join(place, 'loop'));
    symlinkSync('/etc/hosts', join(place, 'outside.txt'));
    symlinkSync('nowhere', join(place, 'below', 'broken'));
    const { targets, leftAlone } = await listTargets([place], 10);
    expect(targets).toEqual([{ file: join(place, 'a.txt') }]);
    expect(leftAlone).toEqual({ hidden: 2, links: 3, nodeModules: 2 });
  });

  test('are hidden or linked ones where these are named', async () => {
    const place = make('named', '.env', 'a.txt');
    symlinkSync('a.txt', join(place, 'link.txt'));
    const named = [join(place, '.env'), join(place, 'link.txt')];
    expect((await listTargets(named, 10)).targets).toEqual(named.map((file) => ({ file })));
  });

  test('hold what is neither file nor folder, with the reason', async () => {
    const place = make('special', 'a.txt');
    const socket = join(place, 'socket');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    const refused = { file: socket, reason: 'it is neither a file nor a folder' };
    expect((await listTargets([place], 10)).targets).toEqual([{ file: join(place, 'a.txt') }, refused]);
    expect((await listTargets([socket], 10)).targets).toEqual([refused]);
    server.close();
  });

  test.skipIf(isAdministrator)('hold a folder that may not be looked into, with the reason', async () => {
    const place = make('closed', 'a.txt', 'shut/b.txt');
    chmodSync(join(place, 'shut'), 0);
    const { targets } = await listTargets([place], 10);
    chmodSync(join(place, 'shut'), 0o700);
    expect(targets).toEqual([
      { file: join(place, 'a.txt') },
      { file: join(place, 'shut'), reason: expect.stringContaining('the folder cannot be read') },
    ]);
  });

  test('are no more than the limit, in all places together', async () => {
    const places = [make('many', 'a.txt', 'b.txt'), make('more', 'c.txt')];
    expect((await listTargets(places, 3)).targets).toHaveLength(3);
    await expect(listTargets(places, 2)).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('more than 2 files'),
    });
  });
});
