import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A package to compare with: the version that is there, or why none is. */
export interface Peer {
  readonly name: string;
  readonly version?: string;
  readonly reason?: string;
}

const quietly = ['--no-audit', '--no-fund', '--no-package-lock'];

/** Installs the peers that a benchmark's folder lists if they are not there; one that cannot be installed is told with npm's reason. */
export function installedPeers(at: URL, megabytes: number): readonly Peer[] {
  const folder = fileURLToPath(at);
  const versionOf = (name: string) => versionIn(folder, name);
  const wanted = Object.entries(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).optionalDependencies as Record<string, string>,
  );
  if (wanted.some(([name, version]) => versionOf(name) !== version)) {
    process.stderr.write(`Installing the peers beside the benchmark (about ${megabytes} MB, once) ...\n`);
    const { status } = spawnSync('npm', ['install', ...quietly], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) process.stderr.write(`npm ended with ${status}; what is there is measured.\n`);
  }
  return wanted.map(([name, version]) => {
    const found = versionOf(name);
    return found === undefined ? { name, reason: `did not install: ${reasonOf(name, version)}` } : { name, version: found };
  });
}

function versionIn(folder: string, name: string): string | undefined {
  const file = join(folder, 'node_modules', name, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')).version as string) : undefined;
}

/** npm does not say why it left out an optional package, so it is asked for that one alone, as a trial in a folder where it is not optional. */
function reasonOf(name: string, version: string): string {
  const elsewhere = mkdtempSync(join(tmpdir(), 'assay-bench-'));
  const { stderr } = spawnSync(
    'npm',
    ['install', '--dry-run', '--loglevel=error', '--prefix', elsewhere, ...quietly, `${name}@${version}`],
    { cwd: elsewhere, encoding: 'utf8' },
  );
  rmSync(elsewhere, { recursive: true, force: true });
  const lines = stderr.split('\n').flatMap((line) => /^npm (?:error|ERR!) (.+)/.exec(line)?.[1] ?? []);
  return lines.find((line) => !/^(code|errno|A complete log)/.test(line)) ?? 'npm gave no reason';
}
