import { isDeepStrictEqual } from 'node:util';
import { restoreTexts } from './restore-texts.ts';
import type { RunEvent, RunEventBody } from './run-event.ts';
import type { RunJournal } from './run-journal.ts';

interface Restoring {
  readonly restoreKept: (text: string) => string;
  readonly restoreNew: (text: string) => string;
}

const message = 'The service was started again and this work began anew. What was told so far no longer stands.';

/**
 * The journal of a run that is done over: what it tells as it did before is not told twice. At the first thing that it tells
 * otherwise its readers hear that what they were told no longer stands, and then all of it from the beginning.
 */
export function replayingJournal(journal: RunJournal, kept: readonly RunEvent[], { restoreKept, restoreNew }: Restoring): RunJournal {
  const standing = kept.slice(kept.findLastIndex(({ type }) => type === 'restarted') + 1);
  /** What was told again alike so far. */
  const alike: RunEventBody[] = [];
  let isReplaying = true;

  const isTold = (before: RunEvent, body: RunEventBody) => {
    const { sequence: _sequence, at: _at, ...told } = before;
    // What was kept went through JSON.
    return isDeepStrictEqual(restoreTexts(told, restoreKept), restoreTexts(JSON.parse(JSON.stringify(body)), restoreNew));
  };

  return {
    ...journal,
    async append(...bodies) {
      const fresh: RunEventBody[] = [];
      for (const body of bodies) {
        const before = isReplaying ? standing[alike.length] : undefined;
        if (before !== undefined && isTold(before, body)) {
          alike.push(body);
          continue;
        }
        if (before !== undefined) fresh.push({ type: 'restarted', message }, ...alike);
        isReplaying = false;
        fresh.push(body);
      }
      if (fresh.length > 0) await journal.append(...fresh);
    },
  };
}
