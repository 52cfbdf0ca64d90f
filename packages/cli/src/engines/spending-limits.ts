import type { RunRequest, Spending, Spendings, UsageStore } from '@assay/core';
import type { Budget } from './engines-file.ts';

/** Budgets over the use that is on record: a run is stopped before a call that would pass one. */
export function spendingLimits(budgets: readonly Budget[], usage: UsageStore, now: () => Date): Spendings {
  return {
    record: (entry) => usage.record(entry),
    limitFor: (request) => async (run) => {
      for (const budget of budgets) {
        const spent = await spentBefore(budget, request, { usage, today: now().toISOString().slice(0, 10) });
        const refusal = spent === undefined ? undefined : refusalOf(budget, spent, run);
        if (refusal !== undefined) return refusal;
      }
      return undefined;
    },
  };
}

// --- Internal ---

/** What a budget has borne before this run; undefined where it is not for this caller. */
async function spentBefore(
  { per, group, within }: Budget,
  { caller }: RunRequest,
  { usage, today }: { readonly usage: UsageStore; readonly today: string },
): Promise<Spending | undefined> {
  if (per === 'run') return { tokens: 0, pounds: 0 };
  if (per === 'group' && !caller.groups.includes(group ?? '')) return undefined;
  const from = within === 'day' ? today : `${today.slice(0, 7)}-01`;
  return usage.spent({ from, ...(per === 'person' ? { caller: caller.id } : {}), ...(group === undefined ? {} : { group }) });
}

const whose = { run: 'a run', person: 'a person', group: 'the group', everyone: 'everyone together' } as const;

function refusalOf(budget: Budget, spent: Spending, run: Spending): string | undefined {
  const { per, group, within, tokens = Number.POSITIVE_INFINITY, pounds = Number.POSITIVE_INFINITY } = budget;
  if (spent.tokens + run.tokens <= tokens && spent.pounds + run.pounds <= pounds) return undefined;
  const name = per === 'group' ? `${whose.group} "${group}"` : whose[per];
  const time = per === 'run' ? '' : within === 'day' ? ' today' : ' this month';
  const isTokens = spent.tokens + run.tokens > tokens;
  const [limit, used, next] = isTokens
    ? [`${count(tokens)} tokens`, count(spent.tokens), count(run.tokens)]
    : [sum(pounds), sum(spent.pounds), sum(run.pounds)];
  const before = per === 'run' ? '' : `, ${used} used`;
  return `The budget for ${name} is ${limit}${time}${before}, and this run would come to about ${next}. Nothing more was asked of the model. Use the embedded engine, give a shorter text, or ask whoever keeps engines.json.`;
}

function count(tokens: number): string {
  return tokens.toLocaleString('en-GB');
}

function sum(pounds: number): string {
  return `£${pounds.toFixed(pounds < 1 ? 4 : 2)}`;
}
