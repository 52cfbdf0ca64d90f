// Makes node_modules/.bin/node point at the pinned Node 24, so that npm scripts run on it even where the machine's own Node is older.
import { chmodSync, existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const platform = process.platform === 'win32' ? 'win' : process.platform;
const folder = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin');
const bin = join(root, 'node_modules', '.bin');
const binary = join(folder, process.platform === 'win32' ? 'node.exe' : 'node');

if (existsSync(binary) && existsSync(bin)) {
  if (process.platform === 'win32') {
    writeFileSync(join(bin, 'node.cmd'), `@"${binary}" %*\r\n`);
  } else {
    rmSync(join(bin, 'node'), { force: true });
    symlinkSync(`../node-${platform}-${process.arch}/bin/node`, join(bin, 'node'));
    chmodSync(binary, 0o755);
  }
}
