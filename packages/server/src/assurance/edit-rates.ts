import { readAudit, type Store } from '@assay/core';
import { z } from 'zod';
import { readPeriod } from './audit-query.ts';

/** How much people changed of what a tool drafted before they signed it, in one month and configuration. */
export interface EditRate {
  readonly tool: string;
  readonly configuration: string;
  readonly month: string;
  readonly signed: number;
  /** Drafts that went out with nothing of substance changed; form may have been. */
  readonly unchanged: number;
  readonly substantive: number;
  readonly form: number;
  readonly openItems: number;
  readonly acknowledgedItems: number;
  readonly withReason: number;
}

const count = z.int().nonnegative().default(0);
const signedBody = z.looseObject({
  run: z.string(),
  tool: z.string(),
  configuration: z.string(),
  substantiveEdits: count,
  cosmeticEdits: count,
  openItems: count,
  acknowledgedItems: count,
  hasReason: z.boolean().default(false),
});

/** Counts from the records of sign-offs; of a run that was signed several times the last one counts. */
export async function editRates(
  store: Pick<Store, 'audit'>,
  period: { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<readonly EditRate[]> {
  const { first = Number.NEGATIVE_INFINITY, last = Number.POSITIVE_INFINITY } = readPeriod(period);
  const signed = new Map<string, z.output<typeof signedBody> & { readonly at: string }>();
  for await (const { at, body } of readAudit(store.audit, ['signed-off'])) {
    const read = signedBody.safeParse(body);
    const time = Date.parse(at);
    if (read.success && time >= first && time <= last) signed.set(read.data.run, { ...read.data, at });
  }
  const groups = Map.groupBy(signed.values(), ({ tool, configuration, at }) => JSON.stringify([at.slice(0, 7), tool, configuration]));
  return [...groups.values()]
    .map((own): EditRate => {
      const sum = (of: (one: (typeof own)[number]) => number) => own.reduce((total, one) => total + of(one), 0);
      return {
        tool: own[0]?.tool ?? '',
        configuration: own[0]?.configuration ?? '',
        month: own[0]?.at.slice(0, 7) ?? '',
        signed: own.length,
        unchanged: sum(({ substantiveEdits }) => (substantiveEdits === 0 ? 1 : 0)),
        substantive: sum(({ substantiveEdits }) => substantiveEdits),
        form: sum(({ cosmeticEdits }) => cosmeticEdits),
        openItems: sum(({ openItems }) => openItems),
        acknowledgedItems: sum(({ acknowledgedItems }) => acknowledgedItems),
        withReason: sum(({ hasReason }) => (hasReason ? 1 : 0)),
      };
    })
    .sort((a, b) => (a.month < b.month ? 1 : a.month > b.month ? -1 : a.tool < b.tool ? -1 : 1));
}
