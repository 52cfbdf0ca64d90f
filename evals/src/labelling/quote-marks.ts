import { type Span, splitSentences } from '@assay/language';

/** A verbatim quote and where it stands: UTF-16 offsets, end exclusive. */
export interface Mark extends Span {
  readonly quote: string;
}

/** What a labeller's words came to: marks, or what is unclear about them. */
export type ReadMarks =
  | { readonly status: 'read'; readonly marks: readonly Mark[] }
  | { readonly status: 'unclear'; readonly problem: string };

/** A sentence of a text under the number that a labeller calls it by, from 1. */
export interface NumberedSentence extends Span {
  readonly number: number;
  readonly text: string;
}

/** How many quotes one record may have. */
export const markLimit = 500;

/** Finds what a labeller named: numbers of sentences ("2, 5") or words of the text, one quote a line; "none" for no quote. */
export function readMarks(said: readonly string[], text: string): ReadMarks {
  const lines = said.map((line) => line.trim()).filter((line) => line !== '');
  if (lines.length === 0) return unclear('Name the quotes, or say "none" if there are none.');
  if (lines.length === 1 && /^none$/i.test(lines[0] ?? '')) return { status: 'read', marks: [] };
  if (lines.length > markLimit) return unclear(`At most ${markLimit} quotes can be marked in one record.`);
  const sentences = splitSentences(text);
  const collapsed = collapse(text);
  const spans: Span[] = [];
  for (const line of lines) {
    const found = /^[\d\s,]+$/.test(line) ? numbered(line, sentences) : placeOf(line, collapsed);
    if ('problem' in found) return unclear(found.problem);
    spans.push(...found.spans);
  }
  return { status: 'read', marks: marksAt(text, spans) };
}

/** The sentences of a text, numbered. */
export function numberedSentences(text: string): readonly NumberedSentence[] {
  return splitSentences(text).map(({ start, end }, index) => ({ number: index + 1, start, end, text: text.slice(start, end) }));
}

/** Spans as marks: in order, overlapping ones joined, without blanks at their edges. */
export function marksAt(text: string, spans: readonly Span[]): readonly Mark[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined
    .map((span) => trimmed(text, span, /\s/))
    .filter(({ start, end }) => start < end)
    .map(({ start, end }) => ({ start, end, quote: text.slice(start, end) }));
}

/** Whether two people marked the same words; stops, quotation marks and blanks at the edges do not count. */
export function areSameMarks(text: string, first: readonly Mark[], second: readonly Mark[]): boolean {
  const edges = (marks: readonly Mark[]) =>
    marks.map((mark) => {
      const { start, end } = trimmed(text, mark, /[\s\p{P}]/u);
      return start < end ? `${start}-${end}` : `${mark.start}-${mark.end}`;
    });
  return edges(first).join() === edges(second).join();
}

/** The number of characters two sets of marks share; each set is in order and free of overlap. */
export function sharedCharacters(first: readonly Span[], second: readonly Span[]): number {
  let shared = 0;
  for (let a = 0, b = 0; ; ) {
    const [one, other] = [first[a], second[b]];
    if (one === undefined || other === undefined) return shared;
    shared += Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
    if (one.end <= other.end) a += 1;
    else b += 1;
  }
}

/** For each sentence of a text, whether a mark touches it. */
export function markedSentences(text: string, marks: readonly Span[]): readonly boolean[] {
  let at = 0;
  return splitSentences(text).map(({ start, end }) => {
    while ((marks[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at += 1;
    return (marks[at]?.start ?? Number.POSITIVE_INFINITY) < end;
  });
}

// --- Internal ---

type Found = { readonly spans: readonly Span[] } | { readonly problem: string };

function unclear(problem: string): ReadMarks {
  return { status: 'unclear', problem };
}

function numbered(line: string, sentences: readonly Span[]): Found {
  const spans: Span[] = [];
  for (const number of line.split(/[\s,]+/).filter((part) => part !== '')) {
    const sentence = sentences[Number(number) - 1];
    if (sentence === undefined) return { problem: `There is no sentence ${number.slice(0, 20)}; they go from 1 to ${sentences.length}.` };
    spans.push(sentence);
  }
  return { spans };
}

/** Line breaks and runs of blanks count as one blank: people copy from wrapped lines. */
function placeOf(quote: string, { plain, origin }: Collapsed): Found {
  const wanted = collapse(quote).plain;
  const index = plain.indexOf(wanted);
  if (index < 0) return { problem: `“${shorten(quote)}” is not in the text word for word. Copy it from there.` };
  if (plain.indexOf(wanted, index + 1) >= 0)
    return { problem: `“${shorten(quote)}” is in the text more than once. Add the words before or after it.` };
  return { spans: [{ start: origin[index] ?? 0, end: (origin[index + wanted.length - 1] ?? 0) + 1 }] };
}

interface Collapsed {
  readonly plain: string;
  /** Where each character of `plain` stands in the text. */
  readonly origin: readonly number[];
}

function collapse(text: string): Collapsed {
  const origin: number[] = [];
  const kept: string[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index] ?? '';
    const isBlank = /\s/.test(letter);
    if (isBlank && kept.at(-1) === ' ') continue;
    kept.push(isBlank ? ' ' : letter);
    origin.push(index);
  }
  return { plain: kept.join(''), origin };
}

function trimmed(text: string, { start, end }: Span, edge: RegExp): Span {
  let [from, to] = [start, end];
  while (from < to && edge.test(text[from] ?? '')) from += 1;
  while (to > from && edge.test(text[to - 1] ?? '')) to -= 1;
  return { start: from, end: to };
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
