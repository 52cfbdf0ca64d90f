import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { refuse } from '../shared/command-line.ts';
import { freePort } from '../shared/free-port.ts';

/** A PostgreSQL server of the bench alone, on loopback and in a folder of its own. */
export interface OwnPostgres {
  readonly url: string;
  /** Kills it as a power cut of its process would, and waits until it has gone. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Milliseconds of processor of the server and its processes, as the system counts them. */
  cpuMs(): number;
  stop(): Promise<void>;
}

const installed = '/usr/lib/postgresql';

/** Starts one with Debian's programs; fsync is on, as a department has it. */
export async function ownPostgres(): Promise<OwnPostgres> {
  const versions = existsSync(installed)
    ? readdirSync(installed)
        .map(Number)
        .filter(Number.isFinite)
        .sort((a, b) => b - a)
    : [];
  const bin = join(installed, `${versions[0]}`, 'bin');
  if (!existsSync(join(bin, 'initdb'))) refuse('PostgreSQL is not installed. On Debian: apt-get install postgresql');
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-postgres-'));
  // initdb refuses root.
  const user = process.getuid?.() === 0 ? postgresUser() : undefined;
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const made = spawnSync(join(bin, 'initdb'), ['-D', data, '-U', 'assay', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8'], {
    cwd: folder,
    ...user,
  });
  if (made.status !== 0) refuse(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const url = `postgres://assay@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | undefined;

  const begin = () => {
    const options = ['-D', data, '-p', `${port}`, '-k', folder, '-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=100'];
    server = spawn(join(bin, 'postgres'), options, { cwd: folder, stdio: 'ignore', ...user });
  };
  const start = async () => {
    begin();
    for (let tries = 0; tries < 300; tries += 1) {
      if (spawnSync(join(bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', `${port}`]).status === 0) return;
      // The last of the processes of one that was killed may still hold its memory.
      if (server?.exitCode !== null) begin();
      await sleep(100);
    }
    throw new Error('The server did not start within half a minute.');
  };
  const end = async (signal: NodeJS.Signals) => {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  };
  process.once('exit', () => server?.kill('SIGQUIT'));
  await start();
  return { url, start, cpuMs: () => cpuOf(server?.pid), kill: () => end('SIGKILL'), stop: () => end('SIGINT') };
}

// --- Internal ---

/** A process, those that it began, and those of them that have ended and were counted (proc(5)). */
function cpuOf(pid: number | undefined): number {
  let ticks = 0;
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const fields = statOf(name);
    const [parent, ...own] = [fields[1], fields[11], fields[12]].map(Number);
    if (Number(name) === pid) ticks += [...own, Number(fields[13]), Number(fields[14])].reduce((sum, one) => sum + one, 0);
    else if (parent === pid) ticks += own.reduce((sum, one) => sum + one, 0);
  }
  return ticks * 10;
}

function statOf(process: string): readonly string[] {
  try {
    return readFileSync(`/proc/${process}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  } catch {
    // It has ended since.
    return [];
  }
}

function postgresUser(): { readonly uid: number; readonly gid: number } {
  const [uid, gid] = ['-u', '-g'].map((what) => Number(spawnSync('id', [what, 'postgres']).stdout.toString()));
  if (!uid || !gid) return refuse('There is no user "postgres", and PostgreSQL does not run as root.');
  return { uid, gid };
}
