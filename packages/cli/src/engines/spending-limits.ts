import type { RunRequest, Spending, Spendings, UsageStore } from '@assay/core';
import type { Budget } from './engines-file.ts';

/** Budgets over the use that is on record and what runs under way may come to: a run is stopped before a call that would pass one. */
export function spendingLimits(budgets: readonly Budget[], usage: UsageStore, now: () => Date): Spendings {
  const held = new Map<RunRequest, Spending>();
  return {
    open: (request) => ({
      async limit(run) {
        // Held before anything is awaited: of two runs that ask at one time the later sees the earlier.
        const before = held.get(request);
        held.set(request, run);
        const today = now().toISOString().slice(0, 10);
        for (const budget of budgets) {
          const spent = await spentBefore(budget, request, { usage, held, today });
          const refusal = spent === undefined ? undefined : refusalOf(budget, spent, run);
          if (refusal !== undefined) {
            if (before === undefined) held.delete(request);
            else held.set(request, before);
            return refusal;
          }
        }
        return undefined;
      },
      async close(entry) {
        try {
          if (entry !== undefined) await usage.record(entry);
        } finally {
          held.delete(request);
        }
      },
    }),
  };
}

// --- Internal ---

interface Books {
  readonly usage: UsageStore;
  readonly held: ReadonlyMap<RunRequest, Spending>;
  readonly today: string;
}

/** What a budget has borne beside this run; undefined where it is not for this caller. */
async function spentBefore(budget: Budget, request: RunRequest, { usage, held, today }: Books): Promise<Spending | undefined> {
  const { per, group, within } = budget;
  const { caller } = request;
  if (per === 'run') return { tokens: 0, pounds: 0 };
  if (per === 'group' && !caller.groups.includes(group ?? '')) return undefined;
  const from = within === 'day' ? today : `${today.slice(0, 7)}-01`;
  const recorded = await usage.spent({
    from,
    ...(per === 'person' ? { caller: caller.id } : {}),
    ...(group === undefined ? {} : { group }),
  });
  const requests = [...held.keys()];
  const earlier = new Set(requests.slice(0, requests.indexOf(request)));
  const isCounted = (other: RunRequest) =>
    earlier.has(other) &&
    (per !== 'person' || other.caller.id === caller.id) &&
    (group === undefined || other.caller.groups.includes(group));
  const others = [...held].filter(([other]) => isCounted(other)).map(([, spending]) => spending);
  return {
    tokens: others.reduce((sum, { tokens }) => sum + tokens, recorded.tokens),
    pounds: others.reduce((sum, { pounds }) => sum + pounds, recorded.pounds),
  };
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
