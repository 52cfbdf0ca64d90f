import type { Meter, SpendingLimit, UsageEntry } from './meter.ts';
import type { RunRequest } from './run-request.ts';

/** What one run may spend, and what it spent. */
export interface Account {
  /** Holds what it lets pass against the budgets until the account is closed, so that runs at one time cannot pass them together. */
  readonly limit: SpendingLimit;
  /** Ends the hold; what was used, if anything, goes on record. */
  close(entry: UsageEntry | undefined): Promise<void>;
}

/** Where the use of model engines is counted, and what holds it to budgets. */
export interface Spendings {
  open(request: RunRequest): Account;
}

/** Closes the account of a run with what its meter counted. */
export async function settle(
  account: Account | undefined,
  meter: Meter,
  { request, run, engine, at }: { readonly request: RunRequest; readonly run: string; readonly engine: string; readonly at: string },
): Promise<void> {
  const { input, output, pounds, isEstimated } = meter.total();
  const { id: caller, groups } = request.caller;
  const entry: UsageEntry = { at, run, tool: request.tool, engine, caller, groups: [...groups], input, output, pounds, isEstimated };
  await account?.close(input + output === 0 ? undefined : entry);
}
