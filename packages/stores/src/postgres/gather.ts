import { setImmediate as turn } from 'node:timers/promises';

/** Work that is done on many things at once. */
export interface Gathering<Item> {
  give(item: Item): void;
  /** Waits until nothing waits. */
  settled(): Promise<void>;
}

/** Does work on all that was given in one turn of the event loop, and then on all that was given meanwhile; `work` never throws. */
export function gather<Item>(work: (items: readonly Item[]) => Promise<void>): Gathering<Item> {
  let waiting: Item[] = [];
  let working: Promise<void> | undefined;

  const workAll = async () => {
    for (await turn(); waiting.length > 0; await turn()) {
      const items = waiting;
      waiting = [];
      await work(items);
    }
    working = undefined;
  };

  return {
    give(item) {
      waiting.push(item);
      working ??= workAll();
    },
    async settled() {
      await working;
    },
  };
}
