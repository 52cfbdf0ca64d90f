import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { lastWords } from '../shared/last-words.ts';
import type { Asked } from './method.ts';
import type { Reply } from './worker.ts';

/** What came of a text, or why the summariser is gone: over the limit, or ended by itself. */
type Answer = Reply | { readonly status: 'over' } | { readonly status: 'ended'; readonly reason: string };

/** A summariser in a process of its own. */
export interface RunningMethod {
  /** Summarises a text; a process that takes longer than the limit is ended. */
  ask(asked: Asked, limitMs: number): Promise<Answer>;
  stop(): void;
}

/** The longest that a timer can wait. */
const longestMs = 2 ** 31 - 1;

const worker = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** Starts a summariser; its process has no environment but the path, and is ended with this one. */
export function startMethod(name: string): RunningMethod {
  const child: ChildProcess = fork(worker, [name], {
    env: { PATH: process.env.PATH },
    execArgv: ['--max-old-space-size=8000'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const words = lastWords(child);
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
    ask(asked, limitMs) {
      return new Promise((resolve) => {
        const end = (answer: Answer) => {
          clearTimeout(timer);
          child.off('message', end).off('close', endEarly);
          resolve(answer);
        };
        const endEarly = () => end({ status: 'ended', reason: ended ?? 'its process ended' });
        const timer = setTimeout(
          () => {
            stop();
            end({ status: 'over' });
          },
          Math.min(limitMs, longestMs),
        );
        child.once('message', end);
        child.once('close', endEarly);
        if (ended === undefined) child.send(asked);
        else endEarly();
      });
    },
    stop,
  };
}
