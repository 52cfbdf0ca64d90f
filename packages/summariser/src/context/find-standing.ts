import { lexicon } from '../lexicon.ts';
import type { Outline } from '../outline/outline.ts';

/** So many of one document, and no more of all, are told. */
const mostEach = 2;
const mostTold = 6;

/** How a text as a whole is to be taken stands within so many points of its start. */
const reach = 6;
const longest = 45;

/** How the whole of a document is to be taken: "draft", "withdrawn", "applies to England only"; places among all points. */
export function findStanding({ points }: Outline): readonly number[] {
  const pattern = new RegExp(
    lexicon()
      .wholeStanding.map((words) => `\\b${words}\\b`)
      .join('|'),
    'i',
  );
  const places: number[] = [];
  let document = -1;
  let first = 0;
  let own = 0;
  for (const [place, point] of points.entries()) {
    if (point.document !== document) [document, first, own] = [point.document, place, 0];
    if (place - first >= reach || own >= mostEach || places.length >= mostTold || point.wordCount > longest || !pattern.test(point.own))
      continue;
    places.push(place);
    own += 1;
  }
  return places;
}
