import type { DrafterResult } from '../drafter.ts';

/** Something that stood open when a reply was signed: an item to check, or what the letter holds beside its questions. */
export interface OpenItem {
  readonly kind: DrafterResult['checks'][number]['kind'] | 'note-left' | 'statutory' | 'urgent' | 'welsh';
  readonly quote: string;
  readonly message: string;
}

/** What stands open in a reply that was checked: what is urgent first, then what the checks found. */
export function openItems({ urgent, kinds, language, paragraphs, checks, draft }: DrafterResult): readonly OpenItem[] {
  const left = paragraphs.filter(
    ({ kind, text }) =>
      kind === 'note' && draft.includes(text) && !checks.some(({ quote, kind: found }) => found === 'gap-left' && quote === text),
  );
  return [
    ...urgent.map(({ quote }) => ({ kind: 'urgent' as const, quote, message: 'This passage of the letter may be urgent or sensitive.' })),
    ...(language === 'cy'
      ? [{ kind: 'welsh' as const, quote: '', message: 'The letter is in Welsh. A Welsh speaker replies, in Welsh.' }]
      : []),
    ...kinds.flatMap(({ kind }) => {
      const name = statutory.get(kind);
      return name === undefined
        ? []
        : [{ kind: 'statutory' as const, quote: '', message: `The letter holds ${name}, which this reply does not answer.` }];
    }),
    ...checks.map(({ kind, quote, message }) => ({ kind, quote, message })),
    ...left.map(({ text }) => ({
      kind: 'note-left' as const,
      quote: text,
      message: 'This is no part of the letter: fill it or take it out.',
    })),
  ];
}

/** Why a reply with these items cannot be signed without a reason; empty where it can. */
export function whyReason(open: readonly OpenItem[]): string {
  const counted = reasons.flatMap(([kinds, one, many]) => {
    const count = open.filter(({ kind }) => kinds.some((known) => known === kind)).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return counted.length === 0 ? '' : `Say why it may go although it has ${counted.join(', ')}.`;
}

// --- Internal ---

/** Parts of a letter with a clock of their own, which a letter of lines never answers. */
const statutory: ReadonlyMap<string, string> = new Map([
  ['foi', 'a request for information'],
  ['data-rights', 'a request about personal data'],
  ['data-protection-complaint', 'a data protection complaint'],
  ['letter-before-claim', 'a letter before claim'],
  ['parliamentary-question', 'a parliamentary question'],
]);

const reasons: readonly (readonly [kinds: readonly OpenItem['kind'][], one: string, many: string])[] = [
  [['gap-left', 'ask-unanswered'], 'question without an answer', 'questions without an answer'],
  [['statutory'], 'part with a clock of its own', 'parts with clocks of their own'],
  [['authority'], 'authority to see', 'authorities to see'],
];
