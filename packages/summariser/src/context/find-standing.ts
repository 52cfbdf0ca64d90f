import { lexicon } from '../lexicon.ts';
import type { Outline } from '../outline/outline.ts';

/** How a text as a whole is to be taken stands within so many points of its start. */
const reach = 6;

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
  for (const [place, point] of points.entries()) {
    if (point.document !== document) [document, first] = [point.document, place];
    if (place - first < reach && point.wordCount <= 45 && pattern.test(point.own)) places.push(place);
  }
  return places;
}
