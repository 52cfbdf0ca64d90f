import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { lastWords } from '../shared/last-words.ts';
import type { Reply, Request } from './worker.ts';

/** A search in a process of its own, which is ended when it takes too long. */
export interface RunningSystem {
  ask(request: Request): Promise<Reply>;
  stop(): void;
}

const worker = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** Starts a search; its process has no environment but the path, and all its work together no more time than the limit. */
export function startSystem(name: string, folder: string | undefined, limitMs: number): RunningSystem {
  const child: ChildProcess = fork(worker, [name, ...(folder === undefined ? [] : [folder])], {
    env: { PATH: process.env.PATH },
    execArgv: ['--expose-gc', '--max-old-space-size=8000'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const words = lastWords(child);
  let left = limitMs;
  let ended: string | undefined;
  child.once('close', (code, signal) => {
    ended ??= words() ?? `its process ended with ${code ?? signal}`;
  });
  // Without a listener, a process that cannot be started or reached would end the whole run.
  child.on('error', (error) => {
    ended ??= error.message;
  });
  const stop = () => {
    ended ??= 'it was stopped';
    process.off('exit', stop);
    child.kill('SIGKILL');
  };
  process.once('exit', stop);

  return {
    ask(request) {
      return new Promise((resolve) => {
        const startedAt = performance.now();
        const end = (reply: Reply) => {
          clearTimeout(timer);
          child.off('message', end).off('close', endEarly);
          left -= performance.now() - startedAt;
          resolve(reply);
        };
        const endEarly = () => end({ status: 'failed', reason: ended ?? 'its process ended' });
        const timer = setTimeout(() => {
          ended = `over ${limitMs / 1000} s`;
          stop();
          end({ status: 'failed', reason: ended });
        }, left);
        child.once('message', end);
        child.once('close', endEarly);
        if (ended === undefined) child.send(request);
        else end({ status: 'failed', reason: ended });
      });
    },
    stop,
  };
}
