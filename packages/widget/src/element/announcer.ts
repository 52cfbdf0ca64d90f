/** Tells what a person who does not see the screen needs to know, and no more. */
export interface Announcer {
  /** Something that must be heard: a start, an end. The newest replaces one not yet spoken. */
  say(text: string): void;
  /** A stage of the work: dropped if anything was said in the last seven seconds. */
  stage(text: string): void;
}

interface AnnouncerParts {
  readonly write: (text: string) => void;
  readonly now: () => number;
  readonly later: (work: () => void, ms: number) => void;
}

/** A screen reader drops what is said in the moment the focus moves. */
const delayMs = 250;

const leastBetweenStagesMs = 7_000;

/** An announcer over a live region, or whatever `write` reaches. */
export function announcer({ write, now, later }: AnnouncerParts): Announcer {
  let lastAt = Number.NEGATIVE_INFINITY;
  let pending: string | undefined;

  const say = (text: string) => {
    lastAt = now();
    const isWaiting = pending !== undefined;
    pending = text;
    if (isWaiting) return;
    // Emptied first, so that the same words twice are two announcements.
    write('');
    later(() => {
      write(pending ?? '');
      pending = undefined;
    }, delayMs);
  };
  return {
    say,
    stage: (text) => {
      if (now() - lastAt >= leastBetweenStagesMs) say(text);
    },
  };
}
