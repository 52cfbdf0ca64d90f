import type { Problem } from './problem.ts';
import { type ClientParts, followRun, startRun } from './run-client.ts';
import { emptyRun, type RunState, reduceRun } from './run-state.ts';

/** What the assistant made of a text. */
export type ToolChoice =
  | { readonly status: 'chosen'; readonly tool: string }
  | { readonly status: 'refused'; readonly problem: Problem }
  | { readonly status: 'ended'; readonly state: RunState }
  | { readonly status: 'unreachable' };

/** The assistant takes no more characters; of a longer text it gets the beginning, the end and how long it is. */
const most = { characters: 4_000, beginning: 3_000, end: 850 } as const;

/** Asks the tool that is called assistant which tool a text is for: a run like any other, checked and recorded. */
export async function chooseTool(text: string, client: ClientParts): Promise<ToolChoice> {
  const answer = await startRun('assistant', assistantInput(text), client);
  if (answer.status !== 'started') return answer;
  let state = emptyRun;
  for await (const event of followRun({ run: answer.run, after: 0, body: answer.body }, client)) state = reduceRun(state, event);
  const tool = state.status === 'done' ? chosenIn(state.result) : undefined;
  if (tool !== undefined) return { status: 'chosen', tool };
  return state.status === 'running' ? { status: 'unreachable' } : { status: 'ended', state };
}

/** As much of a text as it takes to see what it is: cut between words, so that no name or number is cut in two, and every line that looks like a marking. */
export function assistantInput(text: string): { readonly text: string; readonly words?: number } {
  if (text.length <= most.characters) return { text };
  const beginning = text.slice(0, most.beginning).replace(/\S{0,200}$/, '');
  const end = text.slice(-most.end).replace(/^\S{0,200}/, '');
  const between = text.slice(beginning.length, text.length - end.length).split('\n');
  const marked = [...new Set(between.filter((line) => line.length <= 60 && marking.test(line)))].slice(0, 1);
  const shown = [beginning.trimEnd(), '…', ...marked, end.trimStart()].join('\n');
  return { text: shown, words: text.match(/\S+/g)?.length ?? 1 };
}

// --- Internal ---

/** Classifications as documents bear them (GSCP, and those before it). */
const marking = /\b(?:OFFICIAL|SECRET|CONFIDENTIAL|RESTRICTED)\b/;

function chosenIn(result: unknown): string | undefined {
  if (typeof result !== 'object' || result === null || !('tool' in result)) return undefined;
  return typeof result.tool === 'string' ? result.tool : undefined;
}
