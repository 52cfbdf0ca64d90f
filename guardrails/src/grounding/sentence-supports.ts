import { isListItem, type Span, splitSentences } from '@assay/language';
import type { Passages } from './passages.ts';
import { readTerms } from './read-terms.ts';
import { type Support, supportOfTerms } from './support-of.ts';

/** A sentence of a statement with its support. */
export interface SentenceSupport extends Span, Support {}

/** The support of each sentence of a statement; one that says nothing by itself ("Yes.") is left out where others do. */
export function sentenceSupports(statement: string, passages: Passages): readonly SentenceSupport[] {
  const sentences = splitSentences(statement).map((span) => {
    const written = statement.slice(span.start, span.end);
    // The number of a list's item is no figure of its source.
    const text = isListItem(written) ? written.slice(written.search(/\s/)) : written;
    return { ...span, text, terms: readTerms(text) };
  });
  const telling = sentences.filter(({ terms }) => terms.some(({ isTopic, isDenial }) => isTopic || isDenial));
  return (telling.length > 0 ? telling : sentences).map(({ start, end, text, terms }) => ({
    start,
    end,
    ...supportOfTerms(text, terms, passages),
  }));
}
