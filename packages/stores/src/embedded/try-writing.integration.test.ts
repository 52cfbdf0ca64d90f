import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const place = mkdtempSync(join(tmpdir(), 'assay-full-'));
const store = fileURLToPath(new URL('./embedded-store.ts', import.meta.url));

/** A small disk of its own, in a namespace that is gone with the process. */
const onSmallDisk = (command: string) =>
  spawnSync('unshare', ['-rm', 'sh', '-c', `mount -t tmpfs -o size=1m none ${place} && ${command}`], { encoding: 'utf8' });
const canMount = process.platform === 'linux' && onSmallDisk('true').status === 0;
if (!canMount) console.warn('A full disk is not tried here: this machine lets nobody mount one.');

const script = `
  const { writeFileSync, rmSync } = await import('node:fs');
  const { openEmbeddedStore } = await import(${JSON.stringify(store)});
  const store = await openEmbeddedStore({ folder: ${JSON.stringify(place)} });
  const look = async () => (await store.tryWriting()) ?? 'writable';
  const told = [await look()];
  try { for (let size = 65536; size > 0; size = Math.floor(size / 2)) try { for (;;) writeFileSync(${JSON.stringify(place)} + '/fill', Buffer.alloc(size), { flag: 'a' }); } catch {} } catch {}
  for (let more = 0; more < 300 && told.at(-1) === 'writable'; more += 1) told.push(await look());
  told.push(await look());
  rmSync(${JSON.stringify(place)} + '/fill');
  told.push(await look());
  console.log(told.slice(-3).join(' '));
`;

test.skipIf(!canMount)('a full disk is named, and the store is writable again when there is room', () => {
  const { stdout, stderr } = onSmallDisk(`${process.execPath} --input-type=module -e '${script.replaceAll("'", `'"'"'`)}'`);
  expect(stdout.trim(), stderr).toBe('disk-full disk-full writable');
});
