import { collapseSpace } from '@assay/language';
import type { SummariserResult } from '@assay/summariser';

/** Whether every quotation that a summary rests on stands in the document at its place, and there is one. */
export function isTrueToPlaces(document: string, { standing, parts }: SummariserResult): boolean {
  const cited = [...standing, ...parts.flatMap(({ statements }) => statements)].flatMap(({ citations }) => citations);
  return cited.length > 0 && cited.every(({ quote, position }) => document.slice(position.start, position.end) === quote);
}

/** Whether a summary says something, and every sentence of it is what stands in the document where its citations say. */
export function isVerbatim(document: string, { standing, parts }: SummariserResult): boolean {
  const said = [...standing, ...parts.flatMap(({ statements }) => statements)];
  return (
    said.length > 0 &&
    said.every(
      ({ text, citations }) =>
        citations.every(({ quote, position }) => document.slice(position.start, position.end) === quote) &&
        collapseSpace(text) === collapseSpace(citations.map(({ quote }) => quote).join(' ')),
    )
  );
}
