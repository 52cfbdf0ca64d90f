import type { z } from 'zod';
import type { Caller } from './caller.ts';

/** How far a job is. */
export interface JobProgress {
  readonly message: string;
  readonly done?: number;
  readonly total?: number;
}

/** What a job's work is given beside its input. */
export interface JobContext {
  readonly run: string;
  readonly caller: Caller;
  /** Aborted when somebody stops the job: its work ends at the next place where nothing is half done. */
  readonly signal: AbortSignal;
  /** A process stopped that worked on it: what is done already is not done again. */
  readonly isTakenUp: boolean;
}

/**
 * A built-in kind of long work, begun, followed, stopped and taken up as a run. It is no tool: it writes nothing of its own, and
 * whatever passes through it passes gate and guardrails one by one.
 */
export interface Job {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Any of these roles may begin it. */
  readonly roles: readonly string[];
  readonly input: z.ZodType;
  readonly result: z.ZodType;
  work(input: unknown, context: JobContext): AsyncGenerator<JobProgress, unknown>;
}

/** A job whose input and result are of one type each. */
interface TypedJob<Input, Result> extends Omit<Job, 'input' | 'result' | 'work'> {
  readonly input: z.ZodType<Input>;
  readonly result: z.ZodType<Result>;
  work(input: Input, context: JobContext): AsyncGenerator<JobProgress, Result>;
}

/** Makes a job; its work gets input that was parsed. */
export function defineJob<Input, Result>(job: TypedJob<Input, Result>): Job {
  return { ...job, work: (input, context) => job.work(job.input.parse(input), context) };
}
