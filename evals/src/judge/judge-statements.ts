import { setTimeout as sleep } from 'node:timers/promises';
import { localCaller, type RunParts, restoreTexts, runTool, type ToolRun } from '@assay/core';
import { judge } from './judge.ts';

/** A statement that a tool made, and the quotations that it says it rests on. */
export interface CitedStatement {
  readonly claim: string;
  readonly quotes: readonly string[];
}

/** A sample that says more has no figure: a judge that hears half of it has judged none. */
const mostStatements = 100;

/** A busy judge is asked again so often, with at most so many seconds between. */
const busy = { tries: 6, longestWait: 60 } as const;

/** One judgement may take so long, in milliseconds. */
const judgementDeadline = 60_000;

/** The statements of a run that rest on something, as its reader has them: every text with citations, and the words cited. */
export async function statementsOf({ journal, restore }: Extract<ToolRun, { status: 'started' }>): Promise<readonly CitedStatement[]> {
  const quotes = new Map<string, string>();
  const statements: CitedStatement[] = [];
  for await (const raw of journal.follow(0)) {
    const event = restoreTexts(raw, restore);
    if (event.type === 'citation') quotes.set(event.citation.id, event.citation.quote);
    if (event.type !== 'text' || event.citations.length === 0) continue;
    statements.push({ claim: event.text, quotes: event.citations.map((id) => quotes.get(id) ?? '') });
  }
  return statements;
}

/** The share of statements that the judge says are borne out; `unjudged` where it gave no answer on one of them, undefined where there is none. */
export async function judgeStatements(statements: readonly CitedStatement[], runParts: RunParts): Promise<number | 'unjudged' | undefined> {
  if (statements.length === 0) return undefined;
  if (statements.length > mostStatements) return 'unjudged';
  let supported = 0;
  for (const { claim, quotes } of statements) {
    // A quotation that is told whole says what it says; a part of one may not.
    const isWhole = claim.trim() !== '' && quotes.some((quote) => quote.trim() === claim.trim());
    const verdict = isWhole || (await verdictOn({ claim, source: quotes.join('\n') }, runParts));
    if (verdict === 'unjudged') return verdict;
    if (verdict) supported += 1;
  }
  return supported / statements.length;
}

// --- Internal ---

async function verdictOn(input: { readonly claim: string; readonly source: string }, runParts: RunParts): Promise<boolean | 'unjudged'> {
  for (let tries = 1; ; tries += 1) {
    const signal = AbortSignal.timeout(judgementDeadline);
    const run = await runTool(runParts, { tool: judge.name, input, caller: localCaller, signal });
    if (run.status === 'refused') return 'unjudged';
    const outcome = await run.finished;
    if (outcome.status === 'done') return judge.result.parse(outcome.result).supported;
    if (outcome.code !== 'engine-busy' || tries === busy.tries) return 'unjudged';
    await sleep(1_000 * Math.min(busy.longestWait, outcome.retryAfter ?? 2 ** tries));
  }
}
