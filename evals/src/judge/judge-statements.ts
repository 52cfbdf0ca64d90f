import { localCaller, type RunParts, restoreTexts, runTool, type ToolRun } from '@assay/core';
import { judge } from './judge.ts';

/** A statement that a tool made, and the words that it says it rests on. */
export interface CitedStatement {
  readonly claim: string;
  readonly source: string;
}

/** So many statements of one sample are judged. */
const mostStatements = 40;

/** The statements of a run that rest on something, as its reader has them: every text with citations, and the words cited. */
export async function statementsOf({ journal, restore }: Extract<ToolRun, { status: 'started' }>): Promise<readonly CitedStatement[]> {
  const quotes = new Map<string, string>();
  const statements: CitedStatement[] = [];
  for await (const raw of journal.follow(0)) {
    const event = restoreTexts(raw, restore);
    if (event.type === 'citation') quotes.set(event.citation.id, event.citation.quote);
    if (event.type !== 'text' || event.citations.length === 0) continue;
    statements.push({ claim: event.text, source: event.citations.map((id) => quotes.get(id) ?? '').join('\n') });
  }
  return statements;
}

/** The share of statements that the judge says are borne out; `unjudged` where it gave no answer on one of them, undefined where there is none. */
export async function judgeStatements(
  statements: readonly CitedStatement[],
  runParts: RunParts,
  signal: AbortSignal,
): Promise<number | 'unjudged' | undefined> {
  const judged = statements.slice(0, mostStatements);
  if (judged.length === 0) return undefined;
  let supported = 0;
  for (const { claim, source } of judged) {
    const verdict = source.includes(claim) || (await verdictOn({ claim, source }, runParts, signal));
    if (verdict === 'unjudged') return verdict;
    if (verdict) supported += 1;
  }
  return supported / judged.length;
}

// --- Internal ---

async function verdictOn(input: CitedStatement, runParts: RunParts, signal: AbortSignal): Promise<boolean | 'unjudged'> {
  const run = await runTool(runParts, { tool: judge.name, input, caller: localCaller, signal });
  if (run.status === 'refused') return 'unjudged';
  const outcome = await run.finished;
  return outcome.status === 'done' ? judge.result.parse(outcome.result).supported : 'unjudged';
}
