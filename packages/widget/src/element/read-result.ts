import type { Citation, Position } from './wire.ts';

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
  readonly checks: readonly { readonly kind: string; readonly message: string }[];
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
    isListOf(one.nearest, isNamed);
  const isUrgent = (one: unknown) => isPassage(one) && hasFields(one, ['what']) && isText(one.what);
  const isKind = (one: unknown) => hasFields(one, ['kind', 'reason']) && isText(one.kind) && isText(one.reason);
  const isLater = (one: unknown) => hasFields(one, ['when', 'due']) && isText(one.when) && isText(one.due);
  const isClock = (one: unknown) =>
    hasFields(one, ['title', 'due', 'problem', 'source', 'later']) &&
    [one.title, one.due, one.problem, one.source].every(isText) &&
    isListOf(one.later, isLater);
  const isCheck = (one: unknown) => hasFields(one, ['kind', 'message']) && isText(one.kind) && isText(one.message);
  const isDraft =
    hasFields(value, ['paragraphs', 'asks', 'urgent', 'kinds', 'clocks', 'correspondent', 'dates', 'language', 'checks']) &&
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

function isCitation(value: unknown): boolean {
  return (
    hasFields(value, ['id', 'title', 'quote', 'position']) &&
    isText(value.id) &&
    isText(value.title) &&
    isText(value.quote) &&
    isPosition(value.position) &&
    (!('url' in value) || isText(value.url)) &&
    (!('notes' in value) || isListOf(value.notes, isText))
  );
}

function isDetails(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).every((one) => isText(one) || isListOf(one, isText));
}

function isPosition(value: unknown): boolean {
  return hasFields(value, ['document', 'start', 'end']) && isText(value.document) && isNumber(value.start) && isNumber(value.end);
}

function hasFields<Name extends string>(value: unknown, names: readonly Name[]): value is Record<Name, unknown> {
  return typeof value === 'object' && value !== null && names.every((name) => name in value);
}

function isListOf(value: unknown, isOne: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
