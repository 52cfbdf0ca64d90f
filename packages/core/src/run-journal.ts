import type { RunEvent, RunEventBody } from './run-event.ts';
import type { RunStore } from './store.ts';

/** Numbers a run's events, makes each durable before anyone sees it, and lets readers follow. */
export interface RunJournal {
  /** Resolves when they are durable; what is appended while a write goes on is kept with the next, all of it in one. */
  append(...bodies: readonly RunEventBody[]): Promise<void>;
  /** Ends the run for those who follow it when its end could not be made durable. */
  endUnrecorded(body: RunEventBody): void;
  /** Events after a sequence number: those kept, then those still to come, until the run has ended. */
  follow(after: number, signal?: AbortSignal): AsyncGenerator<RunEvent>;
}

/** Opens the journal of a run: a new one, or one of which events are kept. */
export function openRunJournal(id: string, runs: RunStore, now: () => Date, kept: readonly RunEvent[] = []): RunJournal {
  const events: RunEvent[] = [...kept];
  let wake: () => void = () => {};
  let changed = new Promise<void>((resolve) => {
    wake = resolve;
  });
  let writing: Promise<unknown> = Promise.resolve();
  let waiting: RunEventBody[] = [];
  /** The write that will take what waits. */
  let next: Promise<void> | undefined;

  const numbered = (body: RunEventBody, place = 0): RunEvent => ({ ...body, sequence: events.length + place + 1, at: now().toISOString() });
  const publish = (...fresh: readonly RunEvent[]) => {
    events.push(...fresh);
    const wakeReaders = wake;
    changed = new Promise<void>((resolve) => {
      wake = resolve;
    });
    wakeReaders();
  };

  const write = async () => {
    const fresh = waiting.map(numbered);
    waiting = [];
    next = undefined;
    await runs.append(id, ...fresh);
    publish(...fresh);
  };

  return {
    endUnrecorded: (body) => publish(numbered(body)),
    append(...bodies) {
      waiting.push(...bodies);
      next ??= writing.then(write);
      // A failed write is its callers' to handle; the next append must still be tried.
      writing = next.catch(() => {});
      return next;
    },
    async *follow(after, signal) {
      const aborted = new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
      for (let next = after; ; ) {
        const upcoming = changed;
        for (const event of events.slice(next)) {
          next = event.sequence;
          yield event;
          if (event.type === 'ended') return;
        }
        if (events.at(-1)?.type === 'ended' && next >= events.length) return;
        if (signal?.aborted) return;
        await Promise.race([upcoming, aborted]);
      }
    },
  };
}
