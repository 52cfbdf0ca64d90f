// Fits how much each sign of importance counts (packages/summariser/lexicons/importance.json) on the tune halves of the
// summariser's own papers, and prints what is kept of papers by hands that it was not fitted on. --write keeps the weights.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gateHalf } from '../evals/src/read-dataset.ts';
import { comparable, tellsFact } from '../evals/suites/summariser/told-facts.ts';
import { choosePoints } from '../packages/summariser/src/choose-points.ts';
import { contextNeeds } from '../packages/summariser/src/context/context-needs.ts';
import { groupPoints } from '../packages/summariser/src/context/group-points.ts';
import { atOnce } from '../packages/summariser/src/in-turns.ts';
import { readOutline } from '../packages/summariser/src/outline/read-outline.ts';
import { openSaid } from '../packages/summariser/src/said.ts';
import { habits } from '../packages/summariser/src/score-points.ts';
import { pointFeatures } from '../packages/summariser/src/scoring/point-features.ts';
import { type Rows, ridgeLogistic } from './fit/ridge-logistic.ts';

interface Paper {
  readonly id: string;
  readonly document: string;
  readonly facts: readonly Parameters<typeof tellsFact>[1][];
}

const root = join(import.meta.dirname, '..');
const file = join(root, 'packages/summariser/lexicons/importance.json');
const strength = 100;
/** Short documents of another set count less than papers do. */
const shares = { facts: 1, accuracy: 0.3 } as const;
/** A sentence that tells a fact only together with the next. */
const halfTold = 0.7;

/** Signs of which the sets hold too few to fit them, or that they would mislead about. */
const byHand: Readonly<Record<string, number>> = {
  contact: -2.5,
  crumb: -3,
  early: 0.7,
  ownSummary: 2,
  reference: -2.5,
  'under-summary': 1,
};

const tuneHalf = (name: keyof typeof shares): readonly Paper[] => {
  const at = (ending: string) => readFileSync(join(root, `evals/suites/summariser/${name}.${ending}`), 'utf8');
  const papers: (Paper & { cluster?: string })[] = at('jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const clusterOf = ({ id, cluster = id }: Paper & { cluster?: string }) => cluster;
  const gate = gateHalf([...new Set(papers.map(clusterOf))], JSON.parse(at('manifest.json')).salt);
  return papers.filter((paper) => !gate.has(clusterOf(paper)));
};

const read = (name: keyof typeof shares) =>
  tuneHalf(name).map((paper) => {
    const outline = readOutline([{ text: paper.document }]);
    const signs = pointFeatures(outline);
    const texts = comparable(outline.points.map(({ text }) => text));
    const labels = texts.map(() => 0);
    for (const fact of paper.facts) {
      const alone = texts.flatMap((text, place) => (tellsFact([text], fact) ? [place] : []));
      for (const place of alone) labels[place] = 1;
      for (let place = 1; alone.length === 0 && place < texts.length; place += 1)
        if (tellsFact(texts.slice(place - 1, place + 1), fact))
          for (const at of [place - 1, place]) labels[at] = Math.max(labels[at] ?? 0, halfTold);
    }
    // Which of its sentences tell a fact is asked, not how many: the odds of the whole paper are given.
    const told = labels.reduce((sum, label) => sum + label, 0);
    const given = Math.log((told + 0.5) / (labels.length - told + 0.5));
    const offsets = signs.map((own) => Object.entries(byHand).reduce((sum, [sign, weight]) => sum + weight * (own[sign] ?? 0), given));
    const rows: Rows = { signs, labels, offsets, weight: shares[name] / Math.sqrt(labels.length) };
    return { paper, outline, rows };
  });

const papers = read('facts');
const others = read('accuracy');
const names = [...new Set(papers.flatMap(({ rows }) => rows.signs.flatMap((own) => Object.keys(own))))].filter(
  (name) => !(name in byHand) && !name.startsWith('cue-'),
);
const fitOn = (sets: readonly { rows: Rows }[]) => ({
  ...ridgeLogistic(
    sets.map(({ rows }) => rows),
    names,
    strength,
  ),
  ...byHand,
});

const kept = ({ paper, outline, rows }: (typeof papers)[number], weights: Readonly<Record<string, number>>, words: number) => {
  const scores = rows.signs.map((own) =>
    Math.exp(Object.entries(weights).reduce((sum, [name, value]) => sum + value * (own[name] ?? 0), 0)),
  );
  const groups = groupPoints(atOnce(contextNeeds(outline, words)));
  const places = choosePoints(outline.points, { ...habits.pages, scores, groups, words, said: openSaid() });
  const sentences = comparable(places.map((place) => outline.points[place]?.text ?? ''));
  return paper.facts.filter((fact) => tellsFact(sentences, fact)).length / paper.facts.length;
};

const handOf = (id: string) => id.charAt(0);
const now = JSON.parse(readFileSync(file, 'utf8')).weights;
const byOthers = new Map(
  [...new Set(papers.map(({ paper }) => handOf(paper.id)))].map((hand) => [
    hand,
    fitOn([...papers.filter(({ paper }) => handOf(paper.id) !== hand), ...others]),
  ]),
);
const share = (words: number, weightsFor: (id: string) => Readonly<Record<string, number>>) =>
  papers.reduce((sum, one) => sum + kept(one, weightsFor(one.paper.id), words), 0) / papers.length;
for (const words of [300, 500])
  console.log(
    `${words} words: facts kept ${share(words, () => now).toFixed(3)} with the weights in the file; ` +
      `${share(words, (id) => byOthers.get(handOf(id)) ?? {}).toFixed(3)} with weights fitted on the papers of other hands`,
  );

const weights = Object.fromEntries(
  Object.entries(fitOn([...papers, ...others]))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, weight]) => [name, Math.round(weight * 100) / 100]),
);
if (process.argv.includes('--write'))
  writeFileSync(file, `${JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), weights }, null, 2)}\n`);
else console.log(JSON.stringify(weights));
