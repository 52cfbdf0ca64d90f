import { fileURLToPath } from 'node:url';
import { startWorker } from '../shared/start-worker.ts';
import type { Reply, Request } from './worker.ts';

/** A search in a process of its own, which is ended when it takes too long. */
export interface RunningSystem {
  ask(request: Request): Promise<Reply>;
  stop(): void;
}

const worker = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** Starts a search; all its work together may take no more time than the limit. */
export function startSystem(name: string, folder: string | undefined, limitMs: number): RunningSystem {
  const running = startWorker<Reply>(worker, { given: [name, ...(folder === undefined ? [] : [folder])], nodeOptions: ['--expose-gc'] });
  let left = limitMs;
  /** That it took too long stays the reason for all that is asked after. */
  let over: string | undefined;
  return {
    async ask(request) {
      const startedAt = performance.now();
      const reply = await running.ask(request, left);
      left -= performance.now() - startedAt;
      if (reply.status === 'ended') return { status: 'failed', reason: over ?? reply.reason };
      if (reply.status !== 'over') return reply;
      over = `over ${limitMs / 1000} s`;
      return { status: 'failed', reason: over };
    },
    stop: running.stop,
  };
}
