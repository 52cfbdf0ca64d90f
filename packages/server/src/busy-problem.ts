import type { Busy } from './active-runs.ts';
import { type Problem, problem } from './problem.ts';

/** All places for runs are taken, or all that one caller may have; `Retry-After` goes with it where there are headers. */
export function busyProblem({ isOwn, places }: Busy): Problem {
  return isOwn
    ? problem('too-many-requests', `You have ${places} runs under way, and that is as many as one may have. Wait for one to end.`)
    : problem('busy', `This server works on ${places} runs at once and all places are taken. Try again in a few seconds.`);
}
