import { collapseSpace } from '@assay/language';
import type { DraftCheck } from '../check/draft-check.ts';
import { dayInWords } from '../letter/letter-dates.ts';
import type { ToldBefore } from './told-before.ts';

/** What must be looked at because the correspondent was told otherwise before, each once. */
export function checkTold(told: readonly ToldBefore[], draft: string): readonly DraftCheck[] {
  const found = told.flatMap(({ date, quote, differs }) => {
    const when = date === '' ? 'They were told before' : `On ${dayInWords(date)} they were told`;
    return differs.map(({ what, was, now }): DraftCheck => {
      const start = now === '' ? -1 : draft.indexOf(now);
      const message =
        what === 'commitment'
          ? `${when}: “${collapseSpace(quote)}”. This reply does not repeat it: say what became of it.`
          : `${when} ${was}: “${collapseSpace(quote)}”. This reply says ${now}: say why it changed, or correct it.`;
      return {
        kind: 'told-before',
        quote: start < 0 ? '' : now,
        start: Math.max(0, start),
        end: start < 0 ? 0 : start + now.length,
        message,
      };
    });
  });
  return [...new Map(found.map((one) => [one.message, one])).values()];
}
