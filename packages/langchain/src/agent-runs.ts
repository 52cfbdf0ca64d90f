import { randomUUID } from 'node:crypto';
import { AssayError, type Guardrails, type GuardSession, type Stage, type Verdict } from '@assay/core';

/** The guardrails of one invocation of an agent. */
export interface AgentRun {
  readonly session: GuardSession;
  /** Texts by who said them, as they were passed in this run: a second check would break the placeholders in them. */
  readonly passed: Map<string, string>;
  /** How many sources it has: they are named by number. */
  sources: number;
  /** Why nothing more may go to the model. */
  blocked?: { readonly message: string; readonly stage: Stage };
  note(verdict: Verdict, stage: Stage): void;
}

/** The runs of a middleware that are under way, by the name that the agent's state holds. */
export interface AgentRuns {
  open(): string;
  /** Throws where a run is not known: nothing goes on unguarded. */
  find(id: string | undefined): AgentRun;
  close(id: string | undefined): void;
}

/** A run that failed is never closed: it is forgotten after so many more, or so long. */
const mostRuns = 1_000;
const longestRunMs = 3_600_000;

/** Keeps the guardrails of runs in this process alone: they hold values that no checkpoint may. */
export function agentRuns(
  guardrails: Guardrails,
  note: (verdict: Verdict, stage: Stage) => void,
  now = () => performance.now(),
): AgentRuns {
  const runs = new Map<string, AgentRun & { readonly opened: number }>();
  return {
    open() {
      for (const [id, { opened }] of runs) if (runs.size >= mostRuns || now() - opened > longestRunMs) runs.delete(id);
      const id = randomUUID();
      runs.set(id, { session: guardrails.open({ engine: 'model', phrases: {} }), passed: new Map(), sources: 0, note, opened: now() });
      return id;
    },
    find(id) {
      const run = runs.get(id ?? '');
      if (run === undefined)
        throw new AssayError(
          'tool-failed',
          'This agent was begun in another process, or too long ago: its guardrails are gone, so it cannot go on. Ask again from the start.',
        );
      return run;
    },
    close: (id) => void runs.delete(id ?? ''),
  };
}
