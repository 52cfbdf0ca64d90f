import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type MeasureMessage, type MeasureRequest, measureMessage } from './measure-message.ts';

/** A thread that was told to stop closes its attempt first; one that does not is ended. */
const closingMs = 30_000;

/** Measures in a thread of its own: on the embedded engine it takes all that a processor gives, and the server must answer meanwhile. */
export async function* measureInThread(request: MeasureRequest, signal: AbortSignal): AsyncGenerator<MeasureMessage> {
  const worker = new Worker(new URL('./measure-worker.ts', import.meta.url), { workerData: request, execArgv: [], env: {} });
  let late: NodeJS.Timeout | undefined;
  const stop = () => {
    worker.postMessage('stop');
    late = setTimeout(() => void worker.terminate(), closingMs);
  };
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const [said] of on(worker, 'message', { close: ['exit'] })) {
      const message = measureMessage.parse(said);
      yield message;
      if (message.status !== 'measuring') return;
    }
  } finally {
    clearTimeout(late);
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
