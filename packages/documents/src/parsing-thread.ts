import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type DocumentFile, type DocumentOutcome, type Refusal, refuse } from './document-outcome.ts';
import { watchMemory } from './memory-watch.ts';

/** How much time and memory one file may take. */
export interface ParsingLimits {
  readonly timeLimitMs: number;
  readonly memoryMb: number;
}

/** Parses files one after another in a thread of its own, which is ended and replaced when a file breaks it. */
export interface ParsingThread {
  parse(file: DocumentFile): Promise<DocumentOutcome>;
}

/** Nothing is started before the first file; an idle thread does not keep the process alive. */
export function parsingThread({ timeLimitMs, memoryMb }: ParsingLimits): ParsingThread {
  let worker: Worker | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const start = () => {
    const started = new Worker(new URL('./parse-worker.ts', import.meta.url), {
      execArgv: [],
      env: {},
      // Well above what is allowed: where V8 itself meets its limit, it may end the whole process and not only the thread.
      // A small nursery has what a page leaves behind collected early.
      resourceLimits: { maxOldGenerationSizeMb: 2 * memoryMb, maxYoungGenerationSizeMb: 24 },
    });
    // A crash while idle must not become an uncaught exception; the next file gets a new thread.
    started.on('error', () => {});
    started.on('exit', () => {
      if (worker === started) worker = undefined;
    });
    return started;
  };

  const parse = async (file: DocumentFile): Promise<DocumentOutcome> => {
    worker ??= start();
    const current = worker;
    current.ref();
    const tooMuch = new AbortController();
    const watch = watchMemory(current, memoryMb, () => tooMuch.abort());
    try {
      const signal = AbortSignal.any([AbortSignal.timeout(timeLimitMs), tooMuch.signal]);
      const answer = once(current, 'message', { signal });
      current.postMessage(file);
      const [outcome] = await answer;
      current.unref();
      return outcome as DocumentOutcome; // parse-worker.ts posts nothing else
    } catch (error) {
      if (worker === current) worker = undefined;
      await current.terminate();
      return tooMuch.signal.aborted ? needsMemory(file.name) : describeFailure(error, file.name, timeLimitMs);
    } finally {
      watch.stop();
    }
  };

  return {
    parse(file) {
      const outcome = turn.then(() => parse(file));
      turn = outcome.then(() => undefined);
      return outcome;
    },
  };
}

// --- Internal ---

function describeFailure(error: unknown, name: string, timeLimitMs: number): Refusal {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (error instanceof Error && error.name === 'AbortError')
    return refuse('document-unreadable', `${name} took longer than ${timeLimitMs / 1_000} seconds to read. Split it, or save it as text.`);
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return needsMemory(name);
  // No cause is told: a parser's own words may quote the document.
  return refuse('document-unreadable', `${name} could not be read: its content broke the reader. Save it again as text or HTML.`);
}

function needsMemory(name: string): Refusal {
  return refuse('too-large', `${name} needs more memory than reading a file may take. Split it, or save it as text.`);
}
