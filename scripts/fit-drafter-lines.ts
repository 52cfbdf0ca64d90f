// Fits packages/drafter/lexicons/line-model.json: how much each sign speaks for a line as the answer to an ask, and for none.
// On the tune half of drafter/accuracy and on evals/suites/drafter/fitting, never on the gate half. Prints what comes out for
// topics that were left out of the fit. node_modules/.bin/node scripts/fit-drafter-lines.ts [--write]
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { corpusLine, lineDocument, readDataset, readRecords } from '@assay/evals';
import { z } from 'zod';
import { drafterAccuracy } from '../evals/suites/drafter/accuracy.ts';
import { lineCorpus } from '../evals/suites/drafter/lines.ts';
import { retrieverFor } from '../packages/cli/src/retriever-for.ts';
import { lookUpLines } from '../packages/drafter/src/lines/find-lines.ts';
import { gapSigns } from '../packages/drafter/src/lines/gap-signs.ts';
import { lineSigns } from '../packages/drafter/src/lines/line-signs.ts';
import { readCase } from '../packages/drafter/src/read-case.ts';

const today = '2026-11-27';
const ridge = 2;
const folds = 8;
const rivalry = 2;
const steps = 300;

interface Example {
  readonly letter: string;
  readonly group: string;
  readonly ids: readonly string[];
  /** The signs of one line after another. */
  readonly signs: Float64Array;
  readonly gap: readonly number[];
  /** The place of the right line; -1 for none, -2 where it was not found. */
  readonly right: number;
}

const letterFile = z.strictObject({
  id: z.string(),
  cluster: z.string(),
  letter: z.string(),
  asks: z.array(z.strictObject({ quote: z.string(), line: z.string().nullable() })),
});
const at = (place: string) => new URL(`../evals/suites/drafter/fitting/${place}.jsonl`, import.meta.url);
const suiteLines = lineCorpus();
const otherLines = readRecords(fileURLToPath(at('lines')), corpusLine).records.map(lineDocument);
const usable = new Set([...suiteLines, ...otherLines].flatMap(({ id, metadata }) => (metadata.status === 'approved' ? [id] : [])));
const others = readRecords(fileURLToPath(at('letters')), letterFile).records;
const { tune } = readDataset(drafterAccuracy.dataset);
const sets = {
  tune: await examplesOf(tune, suiteLines),
  fitting: await examplesOf(others, [...otherLines, ...suiteLines]),
};
const all = [...sets.tune, ...sets.fitting];
const groups = [...new Set(all.map(({ group }) => group))].sort();
const foldOf = (group: string) => (groups.indexOf(group) * 7) % folds;

const chances = new Map<Example, Chances>();
for (let fold = 0; fold < folds; fold += 1) {
  const weights = fitted(all.filter(({ group }) => foldOf(group) !== fold));
  for (const example of all.filter(({ group }) => foldOf(group) === fold)) chances.set(example, chancesOf(example, weights));
}
const settled = new Map([...Map.groupBy(all, ({ letter }) => letter).values()].flatMap(besideRivals));
for (const [name, examples] of Object.entries(sets)) {
  console.log(`${name}: ${examples.length} asks; of topics left out of the fit: least chance, right, wrong, needless gap`);
  for (const least of [0.5, 0.55, 0.6, 0.65, 0.7, 0.74, 0.78, 0.82]) console.log(`  ${least}  ${outcome(examples, least)}`);
}
const weights = fitted(all);
const path = fileURLToPath(new URL('../packages/drafter/lexicons/line-model.json', import.meta.url));
const known = JSON.parse(readFileSync(path, 'utf8'));
const named = (names: readonly string[], values: readonly number[]) =>
  Object.fromEntries(names.map((name, place) => [name, Math.round((values[place] ?? 0) * 1000) / 1000]));
const model = {
  ...known,
  rivalry,
  line: named(lineSigns, weights),
  gap: named(gapSigns, weights.slice(lineSigns.length)),
  none: Math.round((weights.at(-1) ?? 0) * 1000) / 1000,
};
if (process.argv.includes('--write')) writeFileSync(path, `${JSON.stringify(model, null, 2)}\n`);
else console.log(JSON.stringify(model));

// --- Internal ---

type Letters = readonly {
  readonly id: string;
  readonly cluster: string;
  readonly letter: string;
  readonly asks: readonly { readonly quote: string; readonly line: string | null }[];
}[];

async function examplesOf(letters: Letters, documents: ReturnType<typeof lineCorpus>): Promise<readonly Example[]> {
  const retriever = retrieverFor(documents);
  const topicOf = new Map(documents.map(({ id, metadata }) => [id, String(metadata.topic)]));
  const caller = { id: 'fit', groups: ['everyone'], roles: [] };
  const examples: Example[] = [];
  for (const { id, letter: text, asks: labelled } of letters) {
    const { letter, kinds } = readCase({ letter: text }, today);
    const asks = labelled.map(({ quote }) => {
      const start = text.indexOf(quote);
      const sentence = letter.sentences.findIndex((one) => one.start <= start && start < one.end);
      return { start, end: start + quote.length, quote, before: letter.sentences[sentence - 1]?.text ?? '', isImplied: false };
    });
    const looking = lookUpLines({ letter, asks, kinds }, { search: (request) => retriever.search(request, caller) });
    let step = await looking.next();
    while (step.done !== true) step = await looking.next();
    const { pool, asks: read } = step.value;
    const topics = labelled.flatMap(({ line }) => (line === null ? [] : [topicOf.get(line) ?? '']));
    // The commonest topic of its lines: a letter is left out of the fit with all others of its topic.
    const group = topics.sort((a, b) => count(topics, b) - count(topics, a) || (a < b ? -1 : 1))[0] ?? id;
    for (const [place, ask] of read.entries()) {
      const line = labelled[place]?.line ?? null;
      const ids = pool.lines.map(({ passage }) => passage.document);
      const signs = Float64Array.from(pool.lines.flatMap((one) => values(lineSigns, ask.signsOf(one))));
      const found = line === null ? -1 : ids.indexOf(line);
      examples.push({ letter: id, group, ids, signs, gap: values(gapSigns, ask.gap), right: line === null ? -1 : found < 0 ? -2 : found });
    }
  }
  return examples;
}

function values<Name extends string>(names: readonly Name[], signs: Readonly<Record<Name, number>>): readonly number[] {
  return names.map((name) => signs[name]);
}

function count(list: readonly string[], one: string): number {
  return list.filter((other) => other === one).length;
}

interface Chances {
  readonly lines: readonly number[];
  readonly none: number;
}

function chancesOf({ ids, signs, gap }: Example, weights: readonly number[]): Chances {
  const width = lineSigns.length;
  const scores = ids.map((_, line) => {
    let sum = 0;
    for (let place = 0; place < width; place += 1) sum += (signs[line * width + place] ?? 0) * (weights[place] ?? 0);
    return sum;
  });
  const none = gap.reduce((sum, sign, place) => sum + sign * (weights[lineSigns.length + place] ?? 0), weights.at(-1) ?? 0);
  const most = Math.max(none, ...scores);
  const total = scores.reduce((sum, score) => sum + Math.exp(score - most), Math.exp(none - most));
  return { lines: scores.map((score) => Math.exp(score - most) / total), none: Math.exp(none - most) / total };
}

/** Conditional logit with ridge, by gradient steps that adapt (Adam): the same data give the same weights. */
function fitted(examples: readonly Example[]): readonly number[] {
  const used = examples.filter(({ right }) => right > -2);
  const size = lineSigns.length + gapSigns.length + 1;
  const weights: number[] = Array(size).fill(0);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let step = 1; step <= steps; step += 1) {
    const slope = Float64Array.from(weights, (weight, place) => (place === size - 1 ? 0 : -ridge * weight));
    for (const example of used) addSlope(slope, example, chancesOf(example, weights));
    for (let place = 0; place < size; place += 1) {
      const own = slope[place] ?? 0;
      mean[place] = 0.9 * (mean[place] ?? 0) + 0.1 * own;
      square[place] = 0.99 * (square[place] ?? 0) + 0.01 * own * own;
      const rate = 0.05 * (1 - step / steps) + 0.0005;
      const pace = (mean[place] ?? 0) / (1 - 0.9 ** step) / (Math.sqrt((square[place] ?? 0) / (1 - 0.99 ** step)) + 1e-8);
      weights[place] = (weights[place] ?? 0) + rate * pace;
    }
  }
  return weights;
}

function addSlope(slope: Float64Array, { signs, gap, right }: Example, { lines, none }: Chances): void {
  const width = lineSigns.length;
  for (let line = 0; line < lines.length; line += 1) {
    const off = (line === right ? 1 : 0) - (lines[line] ?? 0);
    for (let place = 0; place < width; place += 1) slope[place] = (slope[place] ?? 0) + off * (signs[line * width + place] ?? 0);
  }
  const off = (right === -1 ? 1 : 0) - none;
  for (const [place, sign] of [...gap, 1].entries()) slope[lineSigns.length + place] = (slope[lineSigns.length + place] ?? 0) + off * sign;
}

/** As `besideRivals` of the drafter does, over the asks of one letter. */
function besideRivals(asks: readonly Example[]): readonly (readonly [Example, readonly number[]])[] {
  return asks.map((own) => {
    const { lines, none } = chances.get(own) ?? { lines: [], none: 1 };
    const adjusted = lines.map((chance, place) => {
      const rival = Math.max(0, ...asks.flatMap((other) => (other === own ? [] : [chances.get(other)?.lines[place] ?? 0])));
      return rival > chance ? chance * Math.exp(-rivalry * rival) : chance;
    });
    const total = adjusted.reduce((sum, chance) => sum + chance, none);
    return [own, adjusted.map((chance) => chance / total)] as const;
  });
}

function outcome(examples: readonly Example[], least: number): string {
  const tally = { right: 0, wrong: 0, needless: 0 };
  for (const example of examples) {
    const own = settled.get(example) ?? [];
    const best = own.reduce((most, chance, place) => (chance > (own[most] ?? 0) ? place : most), 0);
    const id = example.ids[best] ?? '';
    const isUsed = (own[best] ?? 0) >= least && usable.has(id);
    if (isUsed) tally[best === example.right ? 'right' : 'wrong'] += 1;
    else tally[example.right === -1 ? 'right' : 'needless'] += 1;
  }
  return Object.values(tally)
    .map((times) => (times / examples.length).toFixed(3))
    .join('  ');
}
