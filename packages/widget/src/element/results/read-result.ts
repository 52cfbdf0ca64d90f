import { hasFields, isCitation, isListOf, isNumber, isText } from '../shapes.ts';
import type { Citation } from '../wire.ts';

/** A sentence of a summary. */
export interface SummaryStatement {
  readonly text: string;
  readonly citations: readonly Citation[];
  /** The heading it stands under, where that says how it is to be taken. */
  readonly under?: string;
  /** Whether it goes on from the one before. */
  readonly follows: boolean;
  readonly details?: Readonly<Record<string, string | readonly string[]>>;
  /** What it said in the earlier version. */
  readonly before?: { readonly text: string; readonly citations: readonly Citation[] };
}

/** The summariser's result. */
export interface Summary {
  readonly title: string;
  readonly mode: string;
  readonly words: number;
  readonly asked: number;
  readonly dropped: number;
  readonly readingAge: number;
  readonly toCheck: { readonly figures: number; readonly claims: number };
  readonly standing: readonly { readonly text: string; readonly citations: readonly Citation[] }[];
  readonly parts: readonly { readonly heading: string; readonly status: string; readonly statements: readonly SummaryStatement[] }[];
  readonly leftOut: {
    readonly sections: readonly string[];
    readonly against: readonly { readonly text: string; readonly citation: Citation; readonly why: string }[];
    readonly differences: number;
  };
}

/** Policy search's result. */
export interface Answer {
  /** `perhaps`: the passages are the nearest there are, not stated as the answer. */
  readonly status: 'answered' | 'perhaps' | 'nothing-found';
  /** What a model says of the passages, as far as they bear it out. */
  readonly statements: readonly { readonly text: string; readonly citations: readonly Citation[] }[];
  readonly passages: readonly { readonly text: string; readonly citation: Citation }[];
  readonly nearest: readonly { readonly document: string; readonly title: string; readonly note: string }[];
  /** The nations to choose from where pages of several answer. */
  readonly choices: readonly string[];
  /** Pages that give other figures for the same thing. */
  readonly disagreements: readonly {
    readonly pages: readonly { readonly document: string; readonly title: string; readonly says: string; readonly updated?: string }[];
  }[];
  readonly receipt: { readonly query: string; readonly terms: readonly string[]; readonly documentsSearched: number };
}

/** A summary, or undefined for anything else. */
export function readSummary(value: unknown): Summary | undefined {
  const isStatement = (one: unknown) =>
    isCited(one) &&
    (!hasFields(one, ['under']) || isText(one.under)) &&
    (!hasFields(one, ['details']) || isDetails(one.details)) &&
    (!hasFields(one, ['before']) || isCited(one.before));
  const isPart = (one: unknown) =>
    hasFields(one, ['heading', 'status', 'statements']) &&
    isText(one.heading) &&
    isText(one.status) &&
    isListOf(one.statements, isStatement);
  const isAgainst = (one: unknown) =>
    hasFields(one, ['text', 'citation', 'why']) && isText(one.text) && isText(one.why) && isCitation(one.citation);
  const isSummary =
    hasFields(value, ['title', 'mode', 'words', 'asked', 'dropped', 'readingAge', 'toCheck', 'standing', 'parts', 'leftOut']) &&
    isText(value.title) &&
    isText(value.mode) &&
    [value.words, value.asked, value.dropped, value.readingAge].every(isNumber) &&
    hasFields(value.toCheck, ['figures', 'claims']) &&
    isNumber(value.toCheck.figures) &&
    isNumber(value.toCheck.claims) &&
    isListOf(value.standing, isCited) &&
    isListOf(value.parts, isPart) &&
    hasFields(value.leftOut, ['sections', 'against', 'differences']) &&
    isListOf(value.leftOut.sections, isText) &&
    isListOf(value.leftOut.against, isAgainst) &&
    isNumber(value.leftOut.differences);
  // Every field was looked at above.
  return isSummary ? (value as unknown as Summary) : undefined;
}

/** An answer, or undefined for anything else. */
export function readAnswer(value: unknown): Answer | undefined {
  const isPassage = (one: unknown) => hasFields(one, ['text', 'citation']) && isText(one.text) && isCitation(one.citation);
  const isPage = (one: unknown) =>
    hasFields(one, ['document', 'title', 'note']) && isText(one.document) && isText(one.title) && isText(one.note);
  const isSaid = (one: unknown) =>
    hasFields(one, ['document', 'title', 'says']) &&
    isText(one.document) &&
    isText(one.title) &&
    isText(one.says) &&
    (!('updated' in one) || isText(one.updated));
  const isAnswer =
    hasFields(value, ['status', 'statements', 'passages', 'nearest', 'choices', 'disagreements', 'receipt']) &&
    (value.status === 'answered' || value.status === 'perhaps' || value.status === 'nothing-found') &&
    isListOf(value.statements, isCited) &&
    isListOf(value.passages, isPassage) &&
    isListOf(value.nearest, isPage) &&
    isListOf(value.choices, isText) &&
    isListOf(value.disagreements, (one) => hasFields(one, ['pages']) && isListOf(one.pages, isSaid)) &&
    hasFields(value.receipt, ['query', 'terms', 'documentsSearched']) &&
    isText(value.receipt.query) &&
    isListOf(value.receipt.terms, isText) &&
    isNumber(value.receipt.documentsSearched);
  // Every field was looked at above.
  return isAnswer ? (value as unknown as Answer) : undefined;
}

// --- Internal ---

function isCited(value: unknown): boolean {
  return hasFields(value, ['text', 'citations']) && isText(value.text) && isListOf(value.citations, isCitation);
}

function isDetails(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).every((one) => isText(one) || isListOf(one, isText));
}
