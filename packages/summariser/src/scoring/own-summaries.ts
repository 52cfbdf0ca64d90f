import type { Outline } from '../outline/outline.ts';

/** How a paper's own summary is headed. */
const summaryHeading =
  /^(?:\d{1,2}\.?\s+)?(?:(?:executive|main|plain english|short)\s+)?(?:summary|key (?:points|findings|messages|facts)|main (?:points|findings)|headlines?|highlights|at a glance|in brief|overview)\b/i;

/** What ends it: the first chapter, or what papers begin with. */
const nextHeading =
  /^(?:(?:chapter|part|section)\s+(?:1|one)\b|1[.:)]?\s|(?:\d{1,2}\.?\s+)?(?:introduction|background|context|contents|method|methodology|scope|recommendations?)\b)/i;

/** A paper's own summary stands in its first part and has an end, headed or not. */
const firstPart = 0.25;
const mostWords = 1_500;

/** Papers shorter than this are summaries themselves. */
const leastWords = 1_500;

/** The places of the points that are a paper's own summary. */
export function ownSummaries({ points, sections }: Outline): ReadonlySet<number> {
  const totals: number[] = [];
  for (const { document, wordCount } of points) totals[document] = (totals[document] ?? 0) + wordCount;
  const places = new Set<number>();
  let [document, before, held] = [-1, 0, 0];
  let isOpen = false;
  let section = -1;
  for (const [place, point] of points.entries()) {
    if (point.document !== document) [document, before, held, isOpen, section] = [point.document, 0, 0, false, -1];
    const total = totals[document] ?? 0;
    if (point.section !== section) {
      section = point.section;
      const title = sections[section]?.title ?? '';
      if (isOpen && nextHeading.test(title)) isOpen = false;
      else if (held === 0 && total > leastWords && before < total * firstPart && summaryHeading.test(title)) isOpen = true;
    }
    before += point.wordCount;
    if (!isOpen) continue;
    places.add(place);
    held += point.wordCount;
    if (held > mostWords) isOpen = false;
  }
  return places;
}
