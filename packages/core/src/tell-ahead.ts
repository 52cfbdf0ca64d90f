import type { RunEventBody } from './run-event.ts';
import type { RunJournal } from './run-journal.ts';

/** So many writes may be under way before a tool waits for them. */
const mostAhead = 8;

/** Events handed to a journal in their order, without waiting for the disk each time. */
export interface TellingAhead {
  /** Throws what kept an earlier write from being made. */
  tell(...bodies: readonly RunEventBody[]): Promise<void>;
  /** Resolves when all of it is durable. */
  told(): Promise<void>;
}

/** Hands events to a journal a bounded number of writes ahead of the disk. */
export function tellAhead(journal: RunJournal): TellingAhead {
  let ahead = 0;
  let last: Promise<void> = Promise.resolve();
  let fault: { readonly error: unknown } | undefined;
  const stopAtFault = () => {
    if (fault !== undefined) throw fault.error;
  };
  const told = async () => {
    await last;
    stopAtFault();
  };
  return {
    async tell(...bodies) {
      stopAtFault();
      ahead += 1;
      last = journal.append(...bodies).then(
        () => {
          ahead -= 1;
        },
        (error: unknown) => {
          fault ??= { error };
        },
      );
      if (ahead > mostAhead) await told();
    },
    told,
  };
}
