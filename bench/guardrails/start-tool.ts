import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Stretch } from './stretches.ts';
import type { Reply, Request } from './worker.ts';

/** What became of one piece of work. */
export type Answer =
  | { readonly status: 'done'; readonly milliseconds: number; readonly hidden: readonly Stretch[] }
  | { readonly status: 'over' }
  | { readonly status: 'failed'; readonly reason: string };

/** A tool in a process of its own, which is ended when it takes too long and begun again when it is asked again. */
export interface RunningTool {
  ask(request: Request, limitMs: number): Promise<Answer>;
  stop(): void;
}

const worker = fileURLToPath(new URL('./worker.ts', import.meta.url));
const offline = new URL('./offline.ts', import.meta.url).href;
const loadLimitMs = 60_000;

/** Makes a tool ready to be asked. Its process has no environment but the path, so that it has no keys either. */
export function startTool(name: string): RunningTool {
  let child: ChildProcess | undefined;
  let said = '';

  async function load(): Promise<Answer | undefined> {
    if (child !== undefined) return undefined;
    said = '';
    child = fork(worker, [name], {
      env: { PATH: process.env.PATH },
      execArgv: ['--import', offline],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
    });
    const answer = await reply(child, loadLimitMs);
    if (answer === 'ready') return undefined;
    stop();
    return typeof answer === 'object' && 'status' in answer ? answer : { status: 'failed', reason: 'it did not say that it is ready' };
  }

  /** The next message, or why there is none. */
  function reply(from: ChildProcess, limitMs: number): Promise<Reply | 'ready' | Answer> {
    return new Promise((resolve) => {
      const end = (value: Reply | 'ready' | Answer) => {
        clearTimeout(timer);
        from.removeAllListeners('message').removeAllListeners('close');
        resolve(value);
      };
      const timer = setTimeout(() => end({ status: 'over' }), limitMs);
      from.once('message', (message: Reply | 'ready') => end(message));
      from.once('close', (code, signal) => end({ status: 'failed', reason: reasonIn(said) ?? `its process ended with ${code ?? signal}` }));
    });
  }

  function stop(): void {
    child?.removeAllListeners().kill('SIGKILL');
    child = undefined;
  }

  return {
    async ask(request, limitMs) {
      const failure = await load();
      if (failure !== undefined || child === undefined) return failure ?? { status: 'failed', reason: 'it has no process' };
      const waiting = reply(child, limitMs);
      child.send(request);
      const answer = await waiting;
      if (answer === 'ready') return { status: 'failed', reason: 'it started again by itself' };
      if ('milliseconds' in answer) return { ...answer, status: 'done' };
      if ('status' in answer) {
        stop();
        return answer;
      }
      return { status: 'failed', reason: answer.reason };
    },
    stop,
  };
}

/** The line of a process's last words that names the error. */
function reasonIn(said: string): string | undefined {
  const lines = said.split('\n').map((line) => line.trim());
  return lines.find((line) => /^(\w*Error\b|FATAL ERROR)/.test(line)) ?? lines.findLast((line) => line !== '');
}
