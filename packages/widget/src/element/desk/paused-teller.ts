interface PausedTellerParts {
  say(text: string): void;
  /** Does something after a while, unless what it gives back is called before. */
  later(work: () => void, ms: number): () => void;
}

/** Tells what was found once a person has stopped writing. */
export interface PausedTeller {
  /** Called with each change: who writes is not spoken to. */
  typed(): void;
  found(text: string): void;
}

const pauseMs = 7_000;

/** One summary after a pause of seven seconds, and none that says what the last one said. */
export function pausedTeller({ say, later }: PausedTellerParts): PausedTeller {
  let told = '';
  let next = '';
  let isPaused = true;
  let forget = () => {};
  const tell = () => {
    if (!isPaused || next === '' || next === told) return;
    told = next;
    say(next);
  };
  return {
    typed() {
      isPaused = false;
      forget();
      forget = later(() => {
        isPaused = true;
        tell();
      }, pauseMs);
    },
    found(text) {
      next = text;
      tell();
    },
  };
}
