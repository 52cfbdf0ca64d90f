import { type RunStore, sha256 } from '@assay/core';
import { type GapTable, gapTable } from '@assay/drafter';
import { z } from 'zod';
import type { Period } from '../read-period.ts';

/** What the stored drafts leave unanswered. */
export interface CountedGaps extends ReturnType<GapTable['groups']> {
  readonly runs: number;
  /** Runs of an earlier build, or whose content was erased. */
  readonly unread: number;
}

const draft = z.looseObject({
  asks: z.array(z.looseObject({ quote: z.string(), status: z.string() })),
  commissions: z.array(z.looseObject({ ask: z.string(), owner: z.string() })),
  campaign: z.array(z.looseObject({ status: z.string() })).optional(),
});

const given = z.looseObject({ letter: z.string(), campaign: z.array(z.unknown()).optional() });

/**
 * Counts the asks without a line in every stored draft, one run after another. A letter that was drafted several times asks once;
 * a campaign asks as often as it was answered. Quotes stand as they are stored, with placeholders for what the guardrails took out.
 */
export async function countGaps(runs: Pick<RunStore, 'find' | 'get' | 'events'>, days: Period): Promise<CountedGaps> {
  const table = gapTable();
  const asked = new Set<string>();
  let [read, unread] = [0, 0];
  for await (const { id, createdAt, status } of runs.find({ tool: 'drafter', ...days })) {
    const run = status === 'done' ? await runs.get(id) : undefined;
    if (run === undefined) continue;
    const told = (await runs.events(id, 0)).findLast((event) => event.type === 'result');
    const [result, input] = [draft.safeParse(told?.type === 'result' ? told.result : undefined).data, given.safeParse(run.input).data];
    if (result === undefined || input === undefined) {
      unread += 1;
      continue;
    }
    read += 1;
    const { asks, commissions, campaign = [] } = result;
    const letters = campaign.length === 0 ? 1 : campaign.filter(({ status }) => status === 'drafted').length;
    const owners = new Map(commissions.map(({ ask, owner }) => [ask, owner]));
    for (const { quote, status } of asks) {
      const key = sha256(JSON.stringify([input.letter, input.campaign ?? [], quote])).slice(0, 20);
      if (status !== 'gap' || letters === 0 || asked.has(key)) continue;
      asked.add(key);
      table.add({ quote, day: createdAt.slice(0, 10), letters, owner: owners.get(quote) ?? '' });
    }
  }
  return { ...table.groups(), runs: read, unread };
}
