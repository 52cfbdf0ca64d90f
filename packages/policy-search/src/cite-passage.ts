import type { Citation, Passage } from '@assay/core';
import type { Span } from '@assay/language';

/** A stretch of a passage as a citation, with what a reader must know of its page. */
export function citePassage({ text, title, position, metadata }: Passage, { start, end }: Span, id: string): Citation {
  const notes = [
    metadata.status === 'withdrawn' ? 'Withdrawn' : [],
    metadata.updated === undefined ? [] : `Updated: ${metadata.updated.slice(0, 10)}`,
    metadata.nation === undefined ? [] : `Applies to: ${metadata.nation}`,
    metadata.synthetic === true ? 'Synthetic sample' : [],
  ].flat();
  return {
    id,
    title,
    quote: text.slice(start, end),
    position: { ...position, start: position.start + start, end: position.start + end },
    ...(metadata.url === undefined ? {} : { url: metadata.url }),
    ...(notes.length === 0 ? {} : { notes }),
  };
}
