import type { Citation } from '@assay/core';
import type { Outline } from './outline/outline.ts';
import { sourceName } from './source-name.ts';

/** Makes the citations of points, numbered as they are asked for. */
export interface Citer {
  /** The citations of the point at a place: one for each stretch it is made of. */
  (place: number): Citation[];
  /** The citation of the sentence itself. */
  one(place: number): Citation;
  /** The citation of a section's heading. */
  heading(section: number): Citation | undefined;
}

/** A maker of citations into the documents of an outline. */
export function citer({ points, sections, titles }: Outline, documents: readonly { readonly text: string }[]): Citer {
  let made = 0;
  const at = (document: number, start: number, end: number, section: string): Citation => {
    made += 1;
    return {
      id: `s${made}`,
      title: titles[document] || (documents.length === 1 ? 'Your document' : `Document ${document + 1}`),
      quote: documents[document]?.text.slice(start, end) ?? '',
      position: { document: sourceName(document), start, end, ...(section === '' ? {} : { section }) },
    };
  };
  const citationsOf = (place: number): Citation[] => {
    const point = points[place];
    return point === undefined
      ? []
      : point.spans.map(({ start, end }) => at(point.document, start, end, sections[point.section]?.title ?? ''));
  };
  return Object.assign(citationsOf, {
    one(place: number): Citation {
      const point = points[place];
      const { start, end } = point?.sentence ?? { start: 0, end: 1 };
      return at(point?.document ?? 0, start, end, sections[point?.section ?? 0]?.title ?? '');
    },
    heading(section: number): Citation | undefined {
      const found = sections[section];
      return found === undefined || found.title === '' ? undefined : at(found.document, found.start, found.end, found.title);
    },
  });
}
