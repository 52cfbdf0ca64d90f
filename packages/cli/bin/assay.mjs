#!/usr/bin/env node
// Starts the command on the pinned Node 24 where the machine's own Node is older. Plain JavaScript: it must run on any Node.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..');
// A packed package is compiled; a clone runs its sources.
const compiled = join(folder, 'dist', 'main.js');
const main = existsSync(compiled) ? compiled : join(folder, 'src', 'main.ts');
const platform = process.platform === 'win32' ? 'win' : process.platform;

function pinnedNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`node-${platform}-${process.arch}/package.json`));
    const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

const isRecent = Number(process.versions.node.split('.')[0]) >= 24;
const node = isRecent ? process.execPath : pinnedNode();
if (node === undefined) {
  console.error(
    `Assay needs Node 24; this is Node ${process.versions.node}, and the Node that "npm ci" brings along is not installed. Run "npm ci", or use Node 24.`,
  );
  process.exit(3);
}
// An evaluation makes much that is soon garbage: less room for it costs little time and half the memory (npm run bench:evals).
const flags = process.argv[2] === 'eval' ? ['--liftoff-only', '--max-semi-space-size=4', '--optimize-for-size'] : [];
const child = spawn(node, [...flags, main, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 3)));
