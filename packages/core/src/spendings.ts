import type { Meter, SpendingLimit, UsageEntry } from './meter.ts';
import type { RunRequest } from './run-tool.ts';

/** Where the use of model engines is counted, and what holds it to budgets. */
export interface Spendings {
  limitFor(request: RunRequest): SpendingLimit;
  record(entry: UsageEntry): Promise<void>;
}

/** Puts what a run used on record, where it used anything. */
export async function recordUse(
  spending: Spendings | undefined,
  meter: Meter,
  { request, run, engine, at }: { readonly request: RunRequest; readonly run: string; readonly engine: string; readonly at: string },
): Promise<void> {
  const { input, output, pounds, isEstimated } = meter.total();
  if (input + output === 0) return;
  const { id: caller, groups } = request.caller;
  await spending?.record({ at, run, tool: request.tool, engine, caller, groups: [...groups], input, output, pounds, isEstimated });
}
