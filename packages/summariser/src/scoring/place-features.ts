import type { Outline } from '../outline/outline.ts';

const annexTitle = /\b(?:annex|appendix|footnote|endnote)/i;

/** Under "Any other business" and "Further points" papers put what they would rather not say. */
const restTitle = /\b(?:other|miscellaneous|subsidiary|further|points)\b/i;

/** A section of no more points than this is a short one. */
const shortSection = 5;

/** How each point stands in its section and its paragraph. How deep in the document is no sign: papers differ in it too much. */
export function placeFeatures({ points, sections }: Outline): readonly Readonly<Record<string, number>>[] {
  const [inSection, inParagraph]: [number[], number[]] = [[], []];
  for (const { section, paragraph } of points) {
    inSection[section] = (inSection[section] ?? 0) + 1;
    inParagraph[paragraph] = (inParagraph[paragraph] ?? 0) + 1;
  }
  return points.map(({ section, paragraph, place }) => {
    const title = sections[section]?.title ?? '';
    const together = inParagraph[paragraph] ?? 1;
    return {
      closesParagraph: together > 1 && place === together - 1 ? 1 : 0,
      alone: together === 1 ? 1 : 0,
      fewTogether: 1 / together,
      shortSection: Math.min(1, shortSection / (inSection[section] ?? 1)),
      annex: annexTitle.test(title) ? 1 : 0,
      rest: restTitle.test(title) ? 1 : 0,
    };
  });
}
