import { AssayError, givenFields } from '@assay/core';
import type { DrafterInput } from '@assay/drafter';

/** What a caseworker may say of a letter on the command line, whatever is done with it. */
export const caseOptions = {
  received: { type: 'string' },
  nation: { type: 'string' },
  signatory: { type: 'string' },
  fact: { type: 'string', multiple: true },
  by: { type: 'string' },
  'hold-until': { type: 'string' },
  why: { type: 'string' },
} as const;

/** How these options are written, for a command's usage. */
export const caseUsage =
  '[--received DAY] [--nation NATION] [--signatory official|minister] [--fact TEXT --by WHO] [--hold-until DAY [--why TEXT]]';

interface CaseValues {
  readonly received?: string | undefined;
  readonly nation?: string | undefined;
  readonly signatory?: string | undefined;
  readonly fact?: readonly string[] | undefined;
  readonly by?: string | undefined;
  readonly 'hold-until'?: string | undefined;
  readonly why?: string | undefined;
}

/** The drafter's input that these options make; the tool itself says what is wrong with a value. */
export function caseInput(values: CaseValues, usage: string): Readonly<Record<string, unknown>> {
  const { received, nation, signatory } = values;
  return givenFields({ received, nation, signatory, facts: factsOf(values, usage), holding: holdingOf(values, usage) });
}

// --- Internal ---

/** Case facts are attributed: a fact that nobody gave is refused. */
function factsOf({ fact = [], by }: CaseValues, usage: string): DrafterInput['facts'] {
  if (fact.length === 0) return undefined;
  if (by === undefined) throw new AssayError('bad-usage', `Say whose the facts are with --by.\nUsage: ${usage}`);
  return fact.map((text) => ({ text, by }));
}

function holdingOf({ why, ...values }: CaseValues, usage: string): DrafterInput['holding'] {
  const until = values['hold-until'];
  if (until === undefined && why !== undefined) throw new AssayError('bad-usage', `Say until when with --hold-until.\nUsage: ${usage}`);
  return until === undefined ? undefined : { until, ...givenFields({ why }) };
}
