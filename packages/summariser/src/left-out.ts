import { containment, findFigures, jaccard } from '@assay/language';
import type { Citer } from './citer.ts';
import { lexicon } from './lexicon.ts';
import type { Outline, Point } from './outline/outline.ts';
import type { SummariserResult } from './summariser.ts';

/** A statement that was not kept although it speaks against one that was; places among all points. */
interface Against {
  readonly place: number;
  readonly kept: number;
  readonly why: 'objects' | 'other-figure';
}

/** An objection names what it objects to: this much of the shorter one's topic words. */
const sameSubject = 0.5;
const fewestShared = 3;

/** Two figures are for the same thing where the sentences share this much of all their topic words. */
const sameThing = 0.3;

/** More than this many nobody reads. */
const mostTold = 5;

/** A word that more kept statements than this hold does not tell which of them a statement speaks of. */
const mostHolding = 12;

/** What was not kept that speaks against what was: objections, and other figures for the same thing. */
export function statementsAgainst({ points }: Outline, chosen: ReadonlySet<number>): readonly Against[] {
  const objecting = new Set(lexicon().objecting);
  const holders = new Map<string, number[]>();
  for (const place of chosen)
    for (const stem of new Set(points[place]?.stems)) holders.set(stem, [...(holders.get(stem) ?? []), place].slice(0, mostHolding));
  const found: (Against & { readonly share: number })[] = [];
  for (const [place, point] of points.entries()) {
    if (chosen.has(place)) continue;
    const objects = point.words.some((word) => objecting.has(word));
    const values = valuesOf(point);
    if (!objects && values.size === 0) continue;
    const own = new Set(point.stems);
    for (const kept of new Set([...own].flatMap((stem) => holders.get(stem) ?? []))) {
      const other = points[kept];
      if (other === undefined) continue;
      const stems = new Set(other.stems);
      const closeness = objects ? closenessOf(own, stems) : jaccard(own, stems);
      if (closeness < (objects ? sameSubject : sameThing)) continue;
      if (objects || differ(values, valuesOf(other)))
        found.push({ place, kept, why: objects ? 'objects' : 'other-figure', share: closeness });
    }
  }
  const best = new Map<number, Against & { share: number }>();
  for (const one of found) if (one.share > (best.get(one.place)?.share ?? 0)) best.set(one.place, one);
  return [...best.values()]
    .sort((a, b) => b.share - a.share || a.place - b.place)
    .slice(0, mostTold)
    .sort((a, b) => a.place - b.place)
    .map(({ place, kept, why }) => ({ place, kept, why }));
}

/** More headings than this nobody reads through. */
const mostSections = 60;

/** The headings under which nothing was kept, each once. */
export function sectionsLeftOut({ points, sections, titles }: Outline, chosen: ReadonlySet<number>): readonly string[] {
  const drawn = new Set([...chosen].map((place) => points[place]?.section));
  const filled = new Set(points.map(({ section }) => section));
  const left = sections.flatMap(({ title, document }, place) =>
    title !== '' && title !== titles[document] && filled.has(place) && !drawn.has(place) ? [title] : [],
  );
  return [...new Set(left)].slice(0, mostSections);
}

/** What a summary left out; statements are set against each other only where the text is no talk. */
export function leftOutOf(
  outline: Outline,
  chosen: ReadonlySet<number>,
  { cite, isSetAgainst }: { readonly cite: Citer; readonly isSetAgainst: boolean },
): SummariserResult['leftOut'] {
  const { points } = outline;
  const against = isSetAgainst ? statementsAgainst(outline, chosen) : [];
  return {
    sections: [...sectionsLeftOut(outline, chosen)],
    against: against.map(({ place, kept, why }) => ({
      text: points[place]?.own ?? '',
      citation: cite.one(place),
      why,
      kept: points[kept]?.text ?? '',
    })),
    differences: 0,
  };
}

// --- Internal ---

function closenessOf(own: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const stem of own) if (other.has(stem)) shared += 1;
  return shared < fewestShared ? 0 : Math.max(containment(own, other), containment(other, own));
}

/** Sums of money or percentages of which none is in both. */
function differ(values: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const units = (set: ReadonlySet<string>) => new Set([...set].map((value) => (value.endsWith('%') ? '%' : value.charAt(0))));
  return [...units(values)].some((unit) => units(others).has(unit)) && [...values].every((value) => !others.has(value));
}

function valuesOf({ own }: Point): ReadonlySet<string> {
  return new Set(
    findFigures(own)
      .map(({ value }) => value)
      .filter((value) => /[£€$%]/.test(value)),
  );
}
