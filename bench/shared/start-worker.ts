import { type ChildProcess, fork } from 'node:child_process';
import { lastWords } from './last-words.ts';

/** A process that is measured. */
export interface RunningWorker<Reply> {
  /** Sends a message and waits for the reply; a process that takes longer than the limit is ended. */
  ask(message: object, limitMs: number): Promise<Reply | Unanswered>;
  stop(): void;
}

/** Why there is no reply: it took too long, or the process had ended, with its last words. */
type Unanswered = { readonly status: 'over' } | { readonly status: 'ended'; readonly reason: string };

/** The longest that a timer can wait. */
const longestMs = 2 ** 31 - 1;

/** Starts a process with no environment but the path, which is ended with this one. */
export function startWorker<Reply>(
  file: string,
  { given, nodeOptions = [] }: { readonly given: readonly string[]; readonly nodeOptions?: readonly string[] },
): RunningWorker<Reply> {
  const child: ChildProcess = fork(file, [...given], {
    env: { PATH: process.env.PATH },
    execArgv: [...nodeOptions, '--max-old-space-size=8000'],
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
    ask(message, limitMs) {
      return new Promise((resolve) => {
        const end = (answer: Reply | Unanswered) => {
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
        if (ended === undefined) child.send(message);
        else endEarly();
      });
    },
    stop,
  };
}
