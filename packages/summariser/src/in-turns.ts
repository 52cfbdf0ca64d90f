import { setImmediate } from 'node:timers/promises';

/** Work in small steps, so that other work of the process comes between them. */
export type Steps<Result> = Generator<undefined, Result>;

/** So long work keeps the event loop at most, but for the step it is in. */
const turnMs = 20;

/** Does work in turns with whatever else waits; the same comes out as when it is done at once. */
export async function inTurns<Result>(steps: Steps<Result>, signal: AbortSignal): Promise<Result> {
  let started = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (performance.now() - started < turnMs) continue;
    await setImmediate();
    signal.throwIfAborted();
    started = performance.now();
  }
}

/** Does work at once. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** Makes one thing of each item, a step for every so many. */
export function* mapInSteps<Item, Made>(items: readonly Item[], make: (item: Item, place: number) => Made): Steps<Made[]> {
  const made: Made[] = [];
  for (const [place, item] of items.entries()) {
    made.push(make(item, place));
    if (place % itemsInStep === itemsInStep - 1) yield;
  }
  return made;
}

// --- Internal ---

const itemsInStep = 64;
