import type { AnyTool, RunOutcome, ToolRun } from '@assay/core';
import { knownCode, type Problem, problem } from './problem.ts';

/** Why a run was not begun, with what a program needs to mend it. */
export function refusalProblem(
  refused: ToolRun & { readonly status: 'refused' },
  { tool, input }: { readonly tool: Pick<AnyTool, 'name' | 'input'> | undefined; readonly input: unknown },
): Problem {
  const { code, message } = refused;
  if ('decision' in refused) {
    const { state, reasons, command, engine } = refused.decision;
    return problem(code, message, { tool: tool?.name, engine, state, reasons, command });
  }
  if (code === 'invalid-input' && tool !== undefined) {
    const issues = tool.input.safeParse(input).error?.issues ?? [];
    return problem(code, message, { errors: issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message })) });
  }
  return problem(knownCode(code, 'internal'), message);
}

/** Why a run that was begun has no answer. */
export function outcomeProblem({ id, code, message, notices }: Exclude<RunOutcome, { readonly status: 'done' }>): Problem {
  return problem(knownCode(code, 'tool-failed'), message, { run: id, notices });
}
