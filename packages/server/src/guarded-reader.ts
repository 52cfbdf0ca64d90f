import { type Guardrails, messageOf, type OffsetMap } from '@assay/core';

/** A text as a page may show it. */
export type GuardedText =
  | { readonly status: 'shown'; readonly text: string; readonly map?: OffsetMap }
  | { readonly status: 'withheld'; readonly message: string };

/** Stage `context` for what is shown outside a run: nothing unchecked leaves on pages either. */
export function guardedReader(guardrails: Guardrails): (text: string) => Promise<GuardedText> {
  const session = guardrails.open({ engine: 'embedded', phrases: {} });
  return async (text) => {
    if (text.trim() === '') return { status: 'shown', text };
    try {
      const verdict = await session.check(text, { stage: 'context', trust: 'retrieved' });
      if (verdict.action === 'block') return { status: 'withheld', message: verdict.message };
      return { status: 'shown', text: verdict.text, ...(verdict.map === undefined ? {} : { map: verdict.map }) };
    } catch (error) {
      return { status: 'withheld', message: `It could not be checked: ${messageOf(error)}` };
    }
  };
}
