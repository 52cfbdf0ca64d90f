import { type Caller, restoreTexts } from '@assay/core';
import type { CallToolResult } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { ActiveRuns, StartedRun } from '../active-runs.ts';
import { busyProblem } from '../busy-problem.ts';
import { chatAnswer } from '../chat-answer.ts';
import type { Problem } from '../problem.ts';
import { outcomeProblem, refusalProblem } from '../run-problem.ts';
import type { ServerParts } from '../server-parts.ts';

/** What a run tells while it works, in the words of MCP: the number only ever grows. */
interface Progress {
  readonly progress: number;
  readonly message: string;
}

interface ToolCall {
  readonly tool: string;
  readonly input: unknown;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => Promise<void>;
}

/** Runs a tool as any face does; what is refused, withheld or broken off is an error result with the reason and no text. */
export async function callTool(
  { tool: name, input, signal, onProgress }: ToolCall,
  { parts, active, caller }: { parts: ServerParts; active: ActiveRuns; caller: Caller },
): Promise<CallToolResult> {
  const run = await active.start(caller.id, () => parts.start({ tool: name, input, caller, signal }));
  if (run.status === 'busy') return problemResult(busyProblem(run));
  if (run.status === 'refused') return problemResult(refusalProblem(run, { tool: parts.tools.find((one) => one.name === name), input }));

  const [pieces] = await Promise.all([Array.fromAsync(chatAnswer(run)), tellProgress(run, onProgress)]);
  const outcome = restoreTexts(await run.finished, run.restore);
  if (outcome.status !== 'done') return problemResult(outcomeProblem(outcome));

  const text = pieces.map((piece) => piece.text).join('');
  const notices = outcome.notices.map(({ message }) => `- ${message}`);
  return {
    content: [{ type: 'text', text }, ...(notices.length === 0 ? [] : [{ type: 'text' as const, text: `To note\n${notices.join('\n')}` }])],
    structuredContent: structured.parse(outcome.result),
    _meta: { 'assay/run': run.id, 'assay/configuration': run.configuration, 'assay/notices': outcome.notices },
  };
}

/** A reason as a tool's error result: words for the model, the whole problem for the program. */
export function problemResult(found: Problem): CallToolResult {
  return { isError: true, content: [{ type: 'text', text: found.detail }], _meta: { 'assay/problem': found } };
}

// --- Internal ---

/** MCP carries objects; another result would be a program error of the tool. */
const structured = z.record(z.string(), z.unknown());

async function tellProgress(run: StartedRun, onProgress: ToolCall['onProgress']): Promise<void> {
  for await (const raw of run.journal.follow(0)) {
    if (raw.type !== 'progress') continue;
    const { message, done, total, sequence } = restoreTexts(raw, run.restore);
    const share = done === undefined || total === undefined ? '' : ` (${done} of ${total})`;
    // A client that has gone is told by the run's own signal.
    await onProgress({ progress: sequence, message: `${message}${share}` }).catch(() => {});
  }
}
