import { limits } from './limits.ts';
import { type Problem, problem } from './problem.ts';

/** All places for runs are taken; `Retry-After` goes with it where there are headers. */
export function busyProblem(): Problem {
  return problem(
    'busy',
    `This server works on ${limits.concurrentRuns} runs at once and all places are taken. Try again in a few seconds.`,
  );
}
