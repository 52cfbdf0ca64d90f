import { AssayError } from '@assay/core';
import type { Preview } from '../guard/open-preview.ts';

/** A stretch of a text that a person has to decide on before the text is passed on. */
interface ProposedRedaction {
  /** Where the mark stands in the text that was marked. */
  readonly line: number;
  readonly column: number;
  readonly kinds: readonly string[];
  readonly why: readonly string[];
}

/** A text with marks where something is proposed to be left out, and the list of them. */
export interface RedactedText {
  readonly text: string;
  readonly proposals: readonly ProposedRedaction[];
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly kinds: readonly string[];
  readonly why: readonly string[];
}

/** The check of the policy that looks for personal details. */
const check = 'personal-data';

/** Marks personal details in a text as [redacted: kind]; a check that did not run is an error, never a clean text. */
export async function proposeRedactions(text: string, preview: Pick<Preview, 'check'>): Promise<RedactedText> {
  const { findings, records } = await preview.check(text);
  const own = records.filter((record) => record.check === check);
  if (own.length === 0 || own.some(({ outcome }) => outcome === 'error' || outcome === 'did-not-run'))
    throw new AssayError('tool-failed', 'A text could not be looked through for personal details, so nothing was written. Try again.');
  const found = findings
    .filter((finding) => finding.check === check)
    .map(({ start, end, kind, message }): Span => ({ start, end, kinds: [kind], why: [message] }));
  return marked(text, joined([...found, ...placeholdersIn(text)]));
}

// --- Internal ---

/** As the guardrails write them where a value did not leave for a model. */
const placeholder = /⟦([a-z0-9-]{1,60}?)-\d{1,6}[a-z]{0,6}-[a-z]{7}⟧/g;

function placeholdersIn(text: string): readonly Span[] {
  return [...text.matchAll(placeholder)].map(({ index, 0: all, 1: kind = '' }) => ({
    start: index,
    end: index + all.length,
    kinds: [kind],
    why: ['A guardrail took it out before it was kept.'],
  }));
}

/** Stretches that overlap are one mark: between two of them no part of a value is left standing. */
function joined(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = all.at(-1);
    if (last === undefined || span.start >= last.end) all.push(span);
    else
      all[all.length - 1] = {
        start: last.start,
        end: Math.max(last.end, span.end),
        kinds: [...new Set([...last.kinds, ...span.kinds])],
        why: [...new Set([...last.why, ...span.why])],
      };
  }
  return all;
}

function marked(text: string, spans: readonly Span[]): RedactedText {
  const proposals: ProposedRedaction[] = [];
  const pieces: string[] = [];
  let [line, column, from] = [1, 1, 0];
  const add = (piece: string) => {
    pieces.push(piece);
    const lines = piece.split('\n');
    line += lines.length - 1;
    column = (lines.length === 1 ? column : 1) + (lines.at(-1) ?? '').length;
  };
  for (const { start, end, kinds, why } of spans) {
    add(text.slice(from, start));
    proposals.push({ line, column, kinds, why });
    add(`[redacted: ${kinds.join(', ')}]`);
    from = end;
  }
  add(text.slice(from));
  return { text: pieces.join(''), proposals };
}
