import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Figures, FiguresRequest } from './process-figures.ts';

/** A process under load. */
export interface Target {
  readonly url: string;
  readonly pid: number;
  /** Its own figures; only processes of ours can be asked. */
  ask(request: FiguresRequest): Promise<Figures>;
  /** Milliseconds of processor since it began, as the system counts them. */
  cpuMs(): number;
  /** Bytes in memory, as the system counts them. */
  memory(): number;
  /** Ends it: politely, or as a power cut would. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts one of the processes beside this file, which tells its address when it is ready. */
export async function startProcess(
  file: string,
  given: readonly string[],
  {
    environment = {},
    options = [],
  }: { readonly environment?: Readonly<Record<string, string>>; readonly options?: readonly string[] } = {},
): Promise<Target> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [...given], {
    env: {
      PATH: process.env.PATH ?? '',
      ...(process.env.BENCH_PROFILE === undefined ? {} : { BENCH_PROFILE: process.env.BENCH_PROFILE }),
      ...environment,
    },
    execArgv: [...options],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ url }] = (await Promise.race([once(child, 'message'), ended(child, file)])) as [{ url: string }];
  return targetOf(child, url);
}

/** A process that was started, once it answers at its address. */
export function targetOf(child: ChildProcess, url: string): Target {
  const { pid } = child;
  if (pid === undefined) throw new Error('The process did not start.');
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  return {
    url,
    pid,
    async ask(request) {
      const answer = once(child, 'message');
      child.send(request);
      return ((await answer) as [Figures])[0];
    },
    cpuMs() {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      // Ticks of a hundredth of a second, of the process and of the system for it (proc(5)).
      return (Number(fields[11]) + Number(fields[12])) * 10;
    },
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 'NaN') * 1_024,
    async stop(signal = 'SIGTERM') {
      process.off('exit', kill);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const end = once(child, 'exit');
      child.kill(signal);
      await end;
    },
  };
}

// --- Internal ---

async function ended(child: ChildProcess, file: string): Promise<never> {
  const [code] = await once(child, 'exit');
  throw new Error(`${file} ended with ${String(code)} before it was ready.`);
}
