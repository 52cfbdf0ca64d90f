import { fileURLToPath } from 'node:url';
import { type RunningWorker, startWorker } from '../shared/start-worker.ts';
import type { Reply } from './worker.ts';

/** A summariser in a process of its own. */
export type RunningMethod = RunningWorker<Reply>;

const worker = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** Starts a summariser. */
export function startMethod(name: string): RunningMethod {
  return startWorker<Reply>(worker, { given: [name] });
}
