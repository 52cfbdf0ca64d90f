import { type DrafterInput, type DrafterResult, drafter } from '@assay/drafter';
import { defineSuite } from '@assay/evals';
import { z } from 'zod';
import { datasetFile } from '../dataset-file.ts';
import { scoreResult, shareOf } from '../score-result.ts';
import { isApprovedLine } from './is-approved-line.ts';
import { lineCorpus } from './lines.ts';

const ask = z.strictObject({ quote: z.string(), line: z.string().nullable(), implied: z.boolean().optional() });

/** What a letter is, beside what it asks; the letters of the first hands have none. */
const triage = z.strictObject({
  received: z.iso.date(),
  kinds: z.array(z.string()).min(1),
  urgent: z.array(z.strictObject({ what: z.string(), quote: z.string() })),
  role: z.string(),
  onBehalfOf: z.string().nullable(),
  authority: z.enum(['not-needed', 'given', 'check']),
  language: z.enum(['en', 'cy']),
  dates: z.record(z.string(), z.string()),
});

const record = z.strictObject({
  id: z.string(),
  cluster: z.string(),
  letter: z.string(),
  correspondent: z.strictObject({ opening: z.string(), close: z.string(), reference: z.string().nullable() }),
  asks: z.array(ask),
  triage: triage.optional(),
});

type Item = z.infer<typeof record>;
type Ask = z.infer<typeof ask>;

/** Is every question found, answered by the right approved line, or shown as a gap; and is the frame right? */
export const drafterAccuracy = defineSuite({
  name: 'drafter/accuracy',
  kind: 'accuracy',
  tool: drafter,
  module: import.meta.url,
  tier: 'gate',
  seed: 1,
  dataset: datasetFile({
    data: new URL('./accuracy.jsonl', import.meta.url),
    manifest: new URL('./accuracy.manifest.json', import.meta.url),
    schema: record,
  }),
  corpus: lineCorpus,
  samples: (records) =>
    records.map((item) => ({
      id: item.id,
      cluster: item.cluster,
      input: { letter: item.letter, ...(item.triage === undefined ? {} : { received: item.triage.received }) } satisfies DrafterInput,
      record: item,
    })),
  slices: ({ triage: label }) => ({ kinds: label === undefined ? 'not labelled' : label.kinds.join(' + ') }),
  scorers: {
    'asks-found': {
      what: 'share of the questions and requests in the letter that are found (those that are only implied apart)',
      kind: 'share',
      worst: 0,
      wrong: 'had a question that was missed',
      appliesTo: ({ asks }: Item) => asks.some(({ implied }) => implied !== true),
      score: scoreResult(({ letter, asks }: Item, result: DrafterResult) =>
        shareOf(
          asks.filter(({ implied }) => implied !== true),
          (wanted) => foundAsk(letter, wanted, result) !== undefined,
        ),
      ),
    },
    'every-ask': {
      what: 'every question and request of the letter is found (those that are only implied apart)',
      kind: 'proportion',
      worst: 0,
      score: scoreResult(({ letter, asks }: Item, result: DrafterResult) =>
        asks.every((wanted) => wanted.implied === true || foundAsk(letter, wanted, result) !== undefined) ? 1 : 0,
      ),
    },
    'implied-found': {
      what: 'share of the needs that are told without a question or request that are found',
      kind: 'share',
      worst: 0,
      appliesTo: ({ asks }: Item) => asks.some(({ implied }) => implied === true),
      score: scoreResult(({ letter, asks }: Item, result: DrafterResult) =>
        shareOf(
          asks.filter(({ implied }) => implied === true),
          (wanted) => foundAsk(letter, wanted, result) !== undefined,
        ),
      ),
    },
    'rightly-dealt-with': {
      what: 'share of the questions that get the right line, or rightly none',
      kind: 'share',
      worst: 0,
      wrong: 'had a question that got another line, or none where there is one, or was missed',
      appliesTo: asksSomething,
      score: scoreResult(({ letter, asks }: Item, result: DrafterResult) =>
        shareOf(asks, (wanted) => {
          const found = foundAsk(letter, wanted, result);
          return wanted.line === null ? found !== undefined && found.line === null : hasLine(wanted, result);
        }),
      ),
    },
    'wrong-line': {
      what: 'share of the questions that are answered by a line other than the right one',
      kind: 'share',
      worst: 1,
      wrong: 'got a line that answers something else',
      appliesTo: asksSomething,
      score: scoreResult(({ letter, asks }: Item, result: DrafterResult) =>
        shareOf(asks, (wanted) => isWrong(wanted, foundAsk(letter, wanted, result)), 0),
      ),
    },
    'needless-gap': {
      what: 'share of the questions that an approved line answers, and that get none',
      kind: 'share',
      worst: 1,
      wrong: 'had a gap where a line answers',
      appliesTo: asksSomething,
      score: scoreResult(({ letter, asks }: Item, result: DrafterResult) =>
        shareOf(
          asks,
          (wanted) => wanted.line !== null && !hasLine(wanted, result) && !isWrong(wanted, foundAsk(letter, wanted, result)),
          0,
        ),
      ),
    },
    'line-offered': {
      what: 'share of the questions with a line whose line is in the draft or among the three proposed beside the gap',
      kind: 'share',
      worst: 0,
      appliesTo: ({ asks }: Item) => asks.some(({ line }) => line !== null),
      score: scoreResult(({ letter, asks }: Item, result: DrafterResult) =>
        shareOf(
          asks.filter(({ line }) => line !== null),
          (wanted) =>
            hasLine(wanted, result) ||
            (foundAsk(letter, wanted, result)?.nearest.some(({ position }) => position.document === wanted.line) ?? false),
        ),
      ),
    },
    kinds: {
      what: 'how well what the letter is was told: F1 of its kinds',
      kind: 'share',
      worst: 0,
      wrong: 'was taken for something else, wholly or in part',
      appliesTo: isTriaged,
      score: scoreResult(({ triage: label }: Item, { kinds }: DrafterResult) =>
        f1(
          label?.kinds ?? [],
          kinds.map(({ kind }) => kind),
        ),
      ),
    },
    'statutory-found': {
      what: 'every request for information, data rights request, data protection complaint, letter before claim and parliamentary question is told',
      kind: 'proportion',
      worst: 0,
      wrong: 'held a statutory request that was missed',
      appliesTo: ({ triage: label }: Item) => label?.kinds.some((kind) => statutory.has(kind)) ?? false,
      score: scoreResult(({ triage: label }: Item, { kinds }: DrafterResult) => {
        const told = new Set<string>(kinds.map(({ kind }) => kind));
        return (label?.kinds ?? []).every((kind) => !statutory.has(kind) || told.has(kind)) ? 1 : 0;
      }),
    },
    'urgent-found': {
      what: 'every urgent or sensitive passage is shown',
      kind: 'proportion',
      worst: 0,
      wrong: 'held something urgent that was missed',
      appliesTo: ({ triage: label }: Item) => (label?.urgent.length ?? 0) > 0,
      score: scoreResult(({ letter, triage: label }: Item, { urgent }: DrafterResult) =>
        (label?.urgent ?? []).every(({ quote }) => {
          const start = letter.indexOf(quote);
          return urgent.some(({ position }) => position.start < start + quote.length && start < position.end);
        })
          ? 1
          : 0,
      ),
    },
    'false-alarm': {
      what: 'a letter with nothing urgent in it is said to hold something',
      kind: 'proportion',
      worst: 1,
      appliesTo: ({ triage: label }: Item) => label?.urgent.length === 0,
      score: scoreResult((_: Item, { urgent }: DrafterResult) => (urgent.length > 0 ? 1 : 0)),
    },
    'authority-checked': {
      what: 'where somebody writes of another person’s case without their consent, the draft says to see it first',
      kind: 'proportion',
      worst: 0,
      appliesTo: ({ triage: label }: Item) => label?.authority === 'check',
      score: scoreResult((_: Item, { correspondent: { authority } }: DrafterResult) => (authority === 'check' ? 1 : 0)),
    },
    'named-date': {
      what: 'the date that a question of Parliament or a letter before claim names is the one that its clock shows',
      kind: 'proportion',
      worst: 0,
      appliesTo: ({ triage: label }: Item) => Object.keys(label?.dates ?? {}).length > 0,
      score: scoreResult(({ triage: label }: Item, { clocks }: DrafterResult) => {
        const days = Object.values(label?.dates ?? {});
        return days.every((day) => clocks.some(({ due }) => due === day)) ? 1 : 0;
      }),
    },
    'opening-and-close': {
      what: 'the letter opens and closes as it must for this correspondent',
      kind: 'proportion',
      worst: 0,
      wrong: 'opened or closed in the wrong form',
      appliesTo: ({ triage: label }: Item) => label?.language !== 'cy',
      score: scoreResult(({ correspondent }: Item, { opening, close }: DrafterResult) =>
        opening === correspondent.opening && close === correspondent.close ? 1 : 0,
      ),
    },
    reference: {
      what: 'the correspondent’s reference is quoted, and no other',
      kind: 'proportion',
      worst: 0,
      wrong: 'quoted a wrong reference or none',
      score: scoreResult(({ correspondent }: Item, { reference }: DrafterResult) =>
        reference === (correspondent.reference ?? '') ? 1 : 0,
      ),
    },
    'only-approved-lines': {
      what: 'nothing but approved lines, word for word, and the letter’s own phrases',
      kind: 'proportion',
      worst: 0,
      score: scoreResult((_: Item, { paragraphs }: DrafterResult) =>
        paragraphs.every((paragraph) => (paragraph.kind === 'line' ? isApprovedLine(paragraph) : paragraph.citations.length === 0)) ? 1 : 0,
      ),
    },
    'no-style-fault': {
      what: 'the tool adds nothing that its own checks of style, commitments and figures find',
      kind: 'proportion',
      worst: 0,
      score: scoreResult((_: Item, { checks }: DrafterResult) =>
        checks.every(({ kind }) => kind === 'gap-left' || kind === 'authority') ? 1 : 0,
      ),
    },
  },
  requirements: {
    'asks-found': { kind: 'bound', atLeast: 0.8 },
    'every-ask': { kind: 'bound', atLeast: 0.65 },
    'implied-found': { kind: 'reported' },
    'rightly-dealt-with': { kind: 'bound', atLeast: 0.45 },
    'wrong-line': { kind: 'bound', atMost: 0.1 },
    'needless-gap': { kind: 'reported' },
    'line-offered': { kind: 'bound', atLeast: 0.6 },
    kinds: { kind: 'bound', atLeast: 0.65 },
    'statutory-found': { kind: 'reported' },
    'urgent-found': { kind: 'reported' },
    'false-alarm': { kind: 'bound', atMost: 0.3 },
    'authority-checked': { kind: 'reported' },
    'named-date': { kind: 'reported' },
    'opening-and-close': { kind: 'bound', atLeast: 0.75 },
    reference: { kind: 'reported' },
    'only-approved-lines': { kind: 'invariant', minimum: 100 },
    'no-style-fault': { kind: 'invariant', minimum: 100 },
  },
  unit: 'letters',
  notes: [
    'Questions in indirect words often get a gap although a line answers; the nearest lines are proposed beside it. Read every line of a draft against the question.',
    'What is urgent or statutory between the lines can be missed. Triage raises and routes; it does not replace reading the letter.',
  ],
});

// --- Internal ---

const statutory = new Set(['foi', 'data-rights', 'data-protection-complaint', 'letter-before-claim', 'parliamentary-question']);

function asksSomething({ asks }: Item): boolean {
  return asks.length > 0;
}

function isTriaged({ triage: label }: Item): boolean {
  return label !== undefined;
}

/** Of two sets of labels: twice what both have, over all of either. */
function f1(wanted: readonly string[], told: readonly string[]): number {
  const both = wanted.filter((label) => told.includes(label)).length;
  return wanted.length + told.length === 0 ? 1 : (2 * both) / (wanted.length + told.length);
}

/** Whether the line stands in the draft: it may answer two questions, and stands once. */
function hasLine({ line }: Ask, { paragraphs }: DrafterResult): boolean {
  return paragraphs.some(({ citations }) => citations.some(({ position }) => position.document === line));
}

function isWrong({ line }: Ask, found: DrafterResult['asks'][number] | undefined): boolean {
  return found?.status === 'answered' && found.line?.position.document !== line;
}

/** The found ask that covers most of a labelled one; at least half of the shorter of the two. */
function foundAsk(letter: string, { quote }: Ask, { asks }: DrafterResult): DrafterResult['asks'][number] | undefined {
  const start = letter.indexOf(quote);
  const end = start + quote.length;
  return asks
    .map((found) => ({
      found,
      shared: Math.min(found.position.end, end) - Math.max(found.position.start, start),
      shorter: Math.min(found.position.end - found.position.start, end - start),
    }))
    .filter(({ shared, shorter }) => shared >= 0.5 * shorter)
    .sort((a, b) => b.shared - a.shared)[0]?.found;
}
