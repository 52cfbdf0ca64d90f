/** What speaks for an ask that no line answers. */
export const gapSigns = [
  'noKind',
  'statutory',
  'grievance',
  'action',
  'ownCase',
  'question',
  'implied',
  'short',
  'request',
  'unheld',
  'concepts',
] as const;

/** What was counted in an ask: its words of a topic, their weight that stands in no line of the letter's topic, what it is about. */
export interface AskCounts {
  readonly kinds: number;
  readonly words: number;
  readonly concepts: number;
  readonly unheld: number;
}

/** Reads what of an ask speaks against every line: it is statutory, of the writer's own case, an order to do something. */
export function gapSignsOf(
  { quote, isImplied, sign }: { readonly quote: string; readonly isImplied: boolean; readonly sign: string },
  { kinds, words, concepts, unheld }: AskCounts,
): Readonly<Record<(typeof gapSigns)[number], number>> {
  const flag = (holds: boolean) => (holds ? 1 : 0);
  return {
    noKind: flag(kinds === 0),
    statutory: flag(statutory.has(sign)),
    grievance: flag(grievances.has(sign)),
    action: flag(action.test(quote)),
    ownCase: flag(ownCase.test(quote)),
    question: flag(quote.includes('?')),
    implied: flag(isImplied),
    short: flag(words < 3),
    request: flag(request.test(quote)),
    unheld: Math.min(3, unheld) / 3,
    concepts: Math.min(6, concepts) / 6,
  };
}

// --- Internal ---

const statutory = new Set(['foi', 'data-rights', 'invitation', 'parliamentary-question']);
const grievances = new Set(['complaint', 'data-protection-complaint', 'letter-before-claim', 'campaign']);
const action =
  /\b(?:apolog|sorry|speak to|ring me|call me|meeting|copy of|minutes|e-?mails?|manager|send (?:me|us|her|him)|somebody|someone|investigat|look into|why (?:was|were|did|has|have|is|are)|consider|ensure|stop|scrap|raise|extend|abolish|commit|support|undertak|assur|guarantee|promise)/i;
const ownCase =
  /\b(?:my|her|his|our) (?:\w+ )?(?:application|case|file|claim|loan|grant|permit|licence|letter|complaint|refusal|payment)\b/i;
const request = /^(?:and |so |but |also )?(?:please|can you|could you|will you|would you|i (?:want|would like|ask|urge))/i;
