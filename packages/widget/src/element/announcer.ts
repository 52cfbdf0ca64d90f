/** Tells what a person who does not see the screen needs to know, and no more. */
export interface Announcer {
  /** Something that must be heard: a start, an end. The newest replaces one not yet spoken. */
  say(text: string): void;
  /** Something that went wrong: heard at once, in the place of what was not yet spoken. */
  alert(text: string): void;
  /** A stage of the work: dropped if anything was said in the last seven seconds. */
  stage(text: string): void;
}

interface AnnouncerParts {
  readonly write: (text: string, isUrgent: boolean) => void;
  readonly now: () => number;
  readonly later: (work: () => void, ms: number) => void;
}

/** A screen reader drops what is said in the moment the focus moves. */
const delayMs = 250;

const leastBetweenStagesMs = 7_000;

/** For what is shown again and was heard before. */
export const silence: Announcer = { say: () => {}, alert: () => {}, stage: () => {} };

/** An announcer over live regions, or whatever `write` reaches. */
export function announcer({ write, now, later }: AnnouncerParts): Announcer {
  let lastAt = Number.NEGATIVE_INFINITY;
  let pending: { readonly text: string; readonly isUrgent: boolean } | undefined;

  const announce = (text: string, isUrgent: boolean) => {
    lastAt = now();
    const isWaiting = pending !== undefined;
    // What went wrong is not covered by what is said of it a moment later.
    if (pending?.isUrgent !== true || isUrgent) pending = { text, isUrgent };
    if (isWaiting) return;
    // Emptied first, so that the same words twice are two announcements.
    write('', false);
    write('', true);
    later(() => {
      if (pending !== undefined) write(pending.text, pending.isUrgent);
      pending = undefined;
    }, delayMs);
  };
  return {
    say: (text) => announce(text, false),
    alert: (text) => announce(text, true),
    stage: (text) => {
      if (now() - lastAt >= leastBetweenStagesMs) announce(text, false);
    },
  };
}
