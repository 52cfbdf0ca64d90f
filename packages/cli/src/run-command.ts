import { AssayError, givenFields, localCaller, type Notice, type RunOutcome, restoreTexts } from '@assay/core';
import type { CommandContext, ExitCode } from './command.ts';
import { exitCodeOf } from './command.ts';
import { plain, type Terminal } from './terminal.ts';

/** What a run came to, with what a file of it needs to say. */
export interface Answer<Result> {
  readonly result: Result;
  readonly notices: readonly Notice[];
  readonly at: Date;
  /** What --json prints. */
  readonly json: string;
}

interface ToolCall<Result> {
  readonly tool: string;
  readonly input: unknown;
  /** The case that the run is about. */
  readonly case?: string | undefined;
  readonly isJson: boolean;
  /** What the person must know whichever way the answer is given. */
  readonly notes?: ((result: Result) => readonly string[]) | undefined;
  /** Puts the answer into the file that was asked for, instead of showing it. */
  readonly save?: ((answer: Answer<Result>, run: string) => Promise<void>) | undefined;
  show(result: Result, terminal: Terminal, run: string): void;
}

/** Runs a tool for a command: progress to the person, the result as text or JSON, the exit code from how it ended. */
export async function runCommand<Result>(context: CommandContext, call: ToolCall<Result>): Promise<ExitCode> {
  const { terminal } = context;
  const deployment = await context.open();
  const run = await deployment.run({ tool: call.tool, input: call.input, caller: localCaller, ...givenFields({ case: call.case }) });
  if (run.status === 'refused') {
    if (run.code !== 'tool-not-enabled') throw new AssayError(run.code, run.message);
    report(call.isJson, terminal, { status: 'refused', code: run.code, message: run.message });
    return 1;
  }
  const outcome = await run.finished;
  if (outcome.status !== 'done') {
    report(call.isJson, terminal, { ...outcome, configuration: run.configuration });
    return endOf(outcome);
  }
  // runTool parsed the result with the tool's own schema.
  const result = restoreTexts(outcome.result, run.restore) as Result;
  const { id, notices } = outcome;
  const json = JSON.stringify({ ...(result as object), ...statusOf(result), run: id, configuration: run.configuration, notices });
  for (const note of call.notes?.(result) ?? []) terminal.notify(plain(note));
  await call.save?.({ result, notices, at: deployment.now(), json }, id);
  if (call.isJson) {
    terminal.out(json);
    return 0;
  }
  for (const { message, where } of notices) terminal.notify(plain(`Note (${where}): ${message}`));
  if (call.save === undefined) call.show(result, terminal, id);
  return 0;
}

// --- Internal ---

/** A result that has a status of its own keeps it: "nothing-found" is an answer. */
function statusOf(result: unknown): { readonly status?: 'done' } {
  return typeof result === 'object' && result !== null && 'status' in result ? {} : { status: 'done' };
}

function report(isJson: boolean, terminal: Terminal, value: { readonly message: string; readonly [field: string]: unknown }): void {
  if (isJson) terminal.out(JSON.stringify(value));
  else terminal.notify(plain(value.message));
}

function endOf({ status, code }: Exclude<RunOutcome, { status: 'done' }>): ExitCode {
  if (status === 'blocked' || status === 'withheld') return 1;
  return code === 'invalid-input' ? exitCodeOf(new AssayError('invalid-input', '')) : 3;
}
