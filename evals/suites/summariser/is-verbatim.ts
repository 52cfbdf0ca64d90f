import { collapseSpace } from '@assay/language';
import type { SummariserResult } from '@assay/summariser';

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
