import type { CheckItem } from './read-draft.ts';

/** What became of one check of a text. */
export type CheckOutcome =
  | { readonly status: 'checked'; readonly items: readonly CheckItem[] }
  | { readonly status: 'failed'; readonly message: string };

/** How the check of a reply stands. */
export type CheckState =
  | { readonly status: 'waiting' | 'checking' }
  /** It was checked so often by itself that it is now for the person to ask. */
  | { readonly status: 'bounded'; readonly count: number }
  /** `isStale`: something was written since. */
  | { readonly status: 'checked'; readonly items: readonly CheckItem[]; readonly isStale: boolean }
  | { readonly status: 'failed'; readonly message: string };

interface LiveCheckParts {
  check(text: string, signal: AbortSignal): Promise<CheckOutcome>;
  onState(state: CheckState): void;
  readonly now: () => number;
  /** Does something after a while, unless what it gives back is called before. */
  later(work: () => void, ms: number): () => void;
}

/** Checks a text as a person writes it. */
export interface LiveCheck {
  /** Called with each change: the text is checked when the person pauses. */
  changed(text: string): void;
  /** Checks at once, whatever was checked before. */
  checkNow(text: string): void;
}

/** A pause in writing. */
const pauseMs = 1_500;

/** Each check is a run, with its records: the first of a reply come more often than those after them, and not for ever. */
const [fewMs, fewChecks, manyMs, mostChecks] = [5_000, 20, 20_000, 60];

/** One check at a time, of the latest text: a check that a newer text has overtaken is stopped. */
export function liveCheck({ check, onState, now, later }: LiveCheckParts): LiveCheck {
  let latest = '';
  let count = 0;
  let startedAt = Number.NEGATIVE_INFINITY;
  let underWay: AbortController | undefined;
  let isWanted = false;
  let forget = () => {};

  const start = async () => {
    if (underWay !== undefined) {
      isWanted = true;
      underWay.abort();
      return;
    }
    const text = latest;
    const stopping = new AbortController();
    underWay = stopping;
    startedAt = now();
    count += 1;
    onState({ status: 'checking' });
    const outcome = await check(text, stopping.signal);
    underWay = undefined;
    if (isWanted) {
      isWanted = false;
      void start();
    } else onState(outcome.status === 'failed' ? outcome : { ...outcome, isStale: text !== latest });
  };

  return {
    changed(text) {
      latest = text;
      forget();
      if (count >= mostChecks) return onState({ status: 'bounded', count });
      if (underWay === undefined) onState({ status: 'waiting' });
      const between = count < fewChecks ? fewMs : manyMs;
      forget = later(() => void start(), Math.max(pauseMs, startedAt + between - now()));
    },
    checkNow(text) {
      latest = text;
      forget();
      void start();
    },
  };
}
