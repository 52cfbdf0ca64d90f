import { hasFields, isCitation, isListOf, isNumber, isPosition, isText } from '../shapes.ts';
import type { Citation, Position } from '../wire.ts';

/** Something to look at before a reply is sent; both places are 0 where it has none. */
export interface CheckItem {
  readonly kind: string;
  readonly quote: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** Words of the letter with their place. */
interface LetterPassage {
  readonly quote: string;
  readonly position: Position;
}

/** A line that is named, and where it stands. */
interface NamedLine {
  readonly title: string;
  readonly position: Position;
}

/** The drafter's result, as far as it is shown. */
export interface Draft {
  readonly paragraphs: readonly {
    readonly text: string;
    readonly citations: readonly Citation[];
    readonly kind: 'frame' | 'line' | 'fact' | 'routed' | 'gap' | 'note';
  }[];
  readonly asks: readonly (LetterPassage & {
    readonly status: string;
    readonly line: NamedLine | null;
    readonly owner: string;
    readonly refused: readonly (NamedLine & { readonly standing: string })[];
    readonly nearest: readonly NamedLine[];
    readonly before?: readonly {
      readonly date: string;
      readonly quote: string;
      readonly differs: readonly { readonly what: string; readonly was: string; readonly now: string }[];
    }[];
  })[];
  readonly urgent: readonly (LetterPassage & { readonly what: string })[];
  readonly kinds: readonly { readonly kind: string; readonly reason: string }[];
  readonly clocks: readonly {
    readonly title: string;
    readonly due: string;
    readonly problem: string;
    readonly source: string;
    readonly later: readonly { readonly when: string; readonly due: string }[];
  }[];
  readonly correspondent: { readonly addressee: string; readonly onBehalfOf: string; readonly authority: string };
  readonly dates: { readonly received: string; readonly isReceivedAssumed: boolean };
  readonly language: string;
  readonly draft: string;
  readonly checks: readonly CheckItem[];
}

/** A draft, or undefined for anything else. */
export function readDraft(value: unknown): Draft | undefined {
  const isPassage = (one: unknown) => hasFields(one, ['quote', 'position']) && isText(one.quote) && isPosition(one.position);
  const isParagraph = (one: unknown) =>
    hasFields(one, ['text', 'citations', 'kind']) &&
    isText(one.text) &&
    isListOf(one.citations, isCitation) &&
    ['frame', 'line', 'fact', 'routed', 'gap', 'note'].some((kind) => kind === one.kind);
  const isNamed = (one: unknown) => hasFields(one, ['title', 'position']) && isText(one.title) && isPosition(one.position);
  const isRefused = (one: unknown) => isNamed(one) && hasFields(one, ['standing']) && isText(one.standing);
  const isAsk = (one: unknown) =>
    isPassage(one) &&
    hasFields(one, ['status', 'line', 'owner', 'refused', 'nearest']) &&
    isText(one.status) &&
    isText(one.owner) &&
    (one.line === null || isNamed(one.line)) &&
    isListOf(one.refused, isRefused) &&
    isListOf(one.nearest, isNamed) &&
    (!('before' in one) || isListOf(one.before, isBefore));
  const isUrgent = (one: unknown) => isPassage(one) && hasFields(one, ['what']) && isText(one.what);
  const isKind = (one: unknown) => hasFields(one, ['kind', 'reason']) && isText(one.kind) && isText(one.reason);
  const isLater = (one: unknown) => hasFields(one, ['when', 'due']) && isText(one.when) && isText(one.due);
  const isClock = (one: unknown) =>
    hasFields(one, ['title', 'due', 'problem', 'source', 'later']) &&
    [one.title, one.due, one.problem, one.source].every(isText) &&
    isListOf(one.later, isLater);
  const isCheck = (one: unknown) =>
    hasFields(one, ['kind', 'quote', 'message', 'start', 'end']) &&
    [one.kind, one.quote, one.message].every(isText) &&
    [one.start, one.end].every(isNumber);
  const isDifference = (one: unknown) => hasFields(one, ['what', 'was', 'now']) && [one.what, one.was, one.now].every(isText);
  const isBefore = (one: unknown) =>
    hasFields(one, ['date', 'quote', 'differs']) && isText(one.date) && isText(one.quote) && isListOf(one.differs, isDifference);
  const isDraft =
    hasFields(value, ['draft', 'paragraphs', 'asks', 'urgent', 'kinds', 'clocks', 'correspondent', 'dates', 'language', 'checks']) &&
    isText(value.draft) &&
    isListOf(value.paragraphs, isParagraph) &&
    isListOf(value.asks, isAsk) &&
    isListOf(value.urgent, isUrgent) &&
    isListOf(value.kinds, isKind) &&
    isListOf(value.clocks, isClock) &&
    hasFields(value.correspondent, ['addressee', 'onBehalfOf', 'authority']) &&
    [value.correspondent.addressee, value.correspondent.onBehalfOf, value.correspondent.authority].every(isText) &&
    hasFields(value.dates, ['received', 'isReceivedAssumed']) &&
    isText(value.dates.received) &&
    typeof value.dates.isReceivedAssumed === 'boolean' &&
    isText(value.language) &&
    isListOf(value.checks, isCheck);
  // Every field was looked at above.
  return isDraft ? (value as unknown as Draft) : undefined;
}
