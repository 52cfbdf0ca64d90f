import type { GuardSession, OutputGuard, Release } from './guardrails.ts';
import type { ToolEvent } from './tool.ts';

/** Where the time of a run went, in milliseconds: with the guardrails, with the tool, and how long finished text waited for its release. */
export interface RunTimes {
  readonly guard: number;
  readonly engine: number;
  readonly held: number;
}

/** Measures a run while it goes. */
export interface RunClock {
  /** The same session; the time it takes is counted. */
  guarding(session: GuardSession): GuardSession;
  /** The next event of the tool; the time it takes is counted, but for what the guardrails take of it. */
  next(events: AsyncGenerator<ToolEvent, unknown>): Promise<IteratorResult<ToolEvent, unknown>>;
  times(): RunTimes;
}

/** Opens the clock of one run. */
export function openRunClock(now: () => number = () => performance.now()): RunClock {
  const guard = span(now);
  const held = span(now);
  let engine = 0;

  async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    guard.begin();
    try {
      return await work();
    } finally {
      guard.end();
    }
  }

  function output(inner: OutputGuard): OutputGuard {
    let waiting = 0;
    const settle = (release: Release, left: number): Release => {
      waiting = release.status === 'withheld' ? 0 : Math.max(0, left);
      if (waiting === 0) held.end();
      return release;
    };
    return {
      async push(statement) {
        if (waiting === 0) held.begin();
        waiting += 1;
        const release = await guarded(() => inner.push(statement));
        return settle(release, release.status === 'withheld' ? 0 : waiting - release.statements.length);
      },
      async finish() {
        return settle(await guarded(() => inner.finish()), 0);
      },
    };
  }

  return {
    guarding: (session) => ({
      ...session,
      check: (text, at) => guarded(() => session.check(text, at)),
      tryStatement: (statement) => guarded(() => session.tryStatement(statement)),
      checkResult: (text) => guarded(() => session.checkResult(text)),
      output: () => output(session.output()),
    }),
    async next(events) {
      const [startedAt, guardBefore] = [now(), guard.total()];
      try {
        return await events.next();
      } finally {
        engine += Math.max(0, now() - startedAt - (guard.total() - guardBefore));
      }
    },
    times: () => ({ guard: guard.total(), engine, held: held.total() }),
  };
}

// --- Internal ---

/** Time in which at least one thing is going on. */
function span(now: () => number) {
  let going = 0;
  let since = 0;
  let sum = 0;
  return {
    begin() {
      if (going === 0) since = now();
      going += 1;
    },
    end() {
      if (going === 0) return;
      going -= 1;
      if (going === 0) sum += now() - since;
    },
    total: () => sum + (going === 0 ? 0 : now() - since),
  };
}
