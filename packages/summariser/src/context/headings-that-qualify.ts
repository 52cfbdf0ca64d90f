import { lexicon } from '../lexicon.ts';
import type { Outline } from '../outline/outline.ts';

/** The sections whose heading says how what stands under it is to be taken: a rejected option, somebody's view, a proposal. */
export function headingsThatQualify({ sections, titles }: Outline): ReadonlySet<number> {
  const words = new Set(lexicon().standing);
  return new Set(
    [...sections.entries()]
      // The title of the whole is told by itself.
      .filter(
        ([, { title, document }]) =>
          title !== titles[document] && (title.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => words.has(word)),
      )
      .map(([place]) => place),
  );
}
