import { dataFile, type Passage } from '@assay/core';
import { contentStems, findFigures, jaccard, withoutNations } from '@assay/language';
import { z } from 'zod';
import { gapSigns } from './gap-signs.ts';
import type { LinePool, PooledLine } from './line-pool.ts';
import { lineSigns, type ReadAsk } from './line-signs.ts';
import { type LineStanding, standingOf } from './line-standing.ts';

const model = dataFile(
  new URL('../../lexicons/line-model.json', import.meta.url),
  z.strictObject({
    why: z.string(),
    leastChance: z.number().min(0).max(1),
    rivalry: z.number().min(0),
    line: z.record(z.enum(lineSigns), z.number()),
    gap: z.record(z.enum(gapSigns), z.number()),
    none: z.number(),
  }),
);

/** A line that was looked at for an ask, and whether it may be used. */
interface ConsideredLine {
  readonly passage: Passage;
  readonly standing: LineStanding;
  /** How likely it is to answer the ask, 0 to 1. */
  readonly chance: number;
}

/** What became of the search for a line. */
export interface LineChoice {
  readonly status: 'found' | 'none' | 'conflict' | 'unusable';
  /** The approved line to use; only where it is found. */
  readonly line?: Passage;
  /** The lines that disagree, or that would answer and may not be used: shown, never quoted in the letter. */
  readonly refused: readonly ConsideredLine[];
  /** The nearest lines that may be used, for a person to choose from. */
  readonly nearest: readonly ConsideredLine[];
}

/** As many lines are proposed where none is sure enough. */
const mostProposed = 3;

/** Lines less likely than this are not proposed. */
const leastProposed = 0.02;

/** A line nearly as likely as the best, on the same point, with other figures, is a conflict. */
const conflictShare = 0.5;
const samePoint = 0.8;

/** How likely each line is to answer an ask, by its document, and that none does: they sum to one. */
export interface LineChances {
  readonly lines: readonly { readonly line: PooledLine; readonly chance: number }[];
  readonly none: number;
}

/** The chances of every line of the pool for an ask, by itself. */
export function lineChances(ask: ReadAsk, pool: LinePool): LineChances {
  const { line: lineWeights, gap: gapWeights, none } = model();
  const scores = pool.lines.map((line) => weighted(ask.signsOf(line), lineWeights));
  const gap = none + weighted(ask.gap, gapWeights);
  const most = scores.reduce((a, b) => Math.max(a, b), gap);
  return shared({
    lines: pool.lines.map((line, place) => ({ line, chance: Math.exp((scores[place] ?? 0) - most) })),
    none: Math.exp(gap - most),
  });
}

/** A letter seldom asks one thing twice: a line that is likelier for another of its asks is less likely for this one. */
export function besideRivals(asks: readonly LineChances[]): readonly LineChances[] {
  const { rivalry } = model();
  return asks.map((own, place) => {
    const others = asks.filter((_, other) => other !== place);
    const lines = own.lines.map(({ line, chance }, at) => {
      const rival = others.reduce((most, { lines: theirs }) => Math.max(most, theirs[at]?.chance ?? 0), 0);
      return { line, chance: rival > chance ? chance * Math.exp(-rivalry * rival) : chance };
    });
    return shared({ lines, none: own.none });
  });
}

/**
 * Chooses the approved line that answers an ask, if one is likely enough to; a line that is a draft, expired or of another
 * nation is never used, and where it would be the answer there is a gap that says so.
 */
export function chooseLine(
  { lines }: LineChances,
  standing: { readonly today: string; readonly nations: ReadonlySet<string> },
): LineChoice {
  const considered = lines
    .map(({ line, chance }) => ({ passage: line.passage, standing: standingOf(line.passage, standing), chance }))
    .sort((a, b) => b.chance - a.chance);
  const usable = considered.filter((one) => one.standing === 'usable');
  const nearest = usable.filter(({ chance }) => chance >= leastProposed).slice(0, mostProposed);
  const [first] = considered;
  if (first === undefined) return { status: 'none', refused: [], nearest };
  // Lines on one point share their chance: an old one and the new one, one a nation. Together they are the answer.
  const same = considered.filter((one) => one === first || isSamePoint(first.passage, one.passage));
  const chance = same.reduce((sum, one) => sum + one.chance, 0);
  const best = same.find((one) => one.standing === 'usable');
  if (chance < model().leastChance) return { status: 'none', refused: refusedAmong(considered), nearest };
  if (best === undefined) return { status: 'unusable', refused: refusedAmong(considered), nearest };
  const rivals = same.filter(
    (one) => one !== best && one.standing === 'usable' && one.chance >= best.chance * conflictShare && disagree(best.passage, one.passage),
  );
  if (rivals.length > 0) return { status: 'conflict', refused: [best, ...rivals], nearest };
  return { status: 'found', line: best.passage, refused: refusedAmong(considered), nearest };
}

// --- Internal ---

/** Chances in proportion, so that they sum to one. */
function shared({ lines, none }: LineChances): LineChances {
  const total = lines.reduce((sum, { chance }) => sum + chance, none);
  return { lines: lines.map(({ line, chance }) => ({ line, chance: chance / total })), none: none / total };
}

function weighted<Name extends string>(signs: Readonly<Record<Name, number>>, weights: Readonly<Record<Name, number>>): number {
  return (Object.keys(signs) as Name[]).reduce((sum, name) => sum + signs[name] * weights[name], 0);
}

/** Lines that may not be used and are nearer than chance. */
function refusedAmong(considered: readonly ConsideredLine[]): readonly ConsideredLine[] {
  return considered.filter(({ standing, chance }) => standing !== 'usable' && chance >= 0.1).slice(0, mostProposed);
}

/** Whether two lines of a topic say the same thing of it by their titles. */
function isSamePoint(one: Passage, other: Passage): boolean {
  return one.metadata.topic === other.metadata.topic && jaccard(titleStems(one), titleStems(other)) >= samePoint;
}

/** Two lines that give other figures cannot both stand. */
function disagree(one: Passage, other: Passage): boolean {
  const figures = (passage: Passage) => new Set(findFigures(passage.text).map(({ value }) => value));
  const [left, right] = [figures(one), figures(other)];
  return left.size > 0 && right.size > 0 && [...left].every((value) => !right.has(value));
}

function titleStems({ title }: Passage): ReadonlySet<string> {
  return new Set(contentStems(withoutNations(title)));
}
