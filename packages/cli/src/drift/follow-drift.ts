import { type DriftReading, type DriftWatch, type Json, messageOf } from '@assay/core';

const fiveMinutes = 300_000;

/** Looks for drift now and every few minutes; each new breach is a line in the log, and so is a look that failed. */
export function followDrift(
  watch: Pick<DriftWatch, 'look'>,
  { log, everyMs = fiveMinutes }: { readonly log: (line: Readonly<Record<string, Json>>) => void; readonly everyMs?: number },
): { stop(): Promise<void> } {
  let looking = Promise.resolve();
  const look = async () => {
    try {
      const { found } = await watch.look();
      for (const reading of found) log(lineOf(reading));
    } catch (error) {
      log({ drift: 'look-failed', error: messageOf(error) });
    }
  };
  const again = () => {
    looking = looking.then(look);
  };
  again();
  const timer = setInterval(again, everyMs);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      return looking;
    },
  };
}

// --- Internal ---

/** Rates and counts, nothing of a person. */
function lineOf({ tool, engine, configuration, rate, people, hits, baseline, breach }: DriftReading): Readonly<Record<string, Json>> {
  const turnsOff = breach?.turnsOff === true;
  return { drift: 'breach', tool, engine, configuration, rate, people, hits, baseline: baseline.share, limit: baseline.limit, turnsOff };
}
