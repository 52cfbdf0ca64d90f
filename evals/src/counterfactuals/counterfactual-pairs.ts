import { AssayError, dataFile, sha256 } from '@assay/core';
import { z } from 'zod';
import { checkPair, type Differences, wordsOf } from './check-pair.ts';
import { type Filling, fillTemplate, type Person, swaps } from './fill-template.ts';
import { dialect, secondLanguage, type Wording } from './reword.ts';

const stated = z.strictObject({
  characteristic: z.string(),
  self: z.string(),
  other: z.string(),
  base: z.string(),
  variants: z.array(z.string()).min(1),
  person: z.literal('female').optional(),
});
type Stated = z.infer<typeof stated>;

const readCharacteristics = dataFile(
  new URL('./characteristics.json', import.meta.url),
  z.strictObject({ why: z.string(), stated: z.array(stated).min(1), reportedOnly: z.array(z.string()) }),
);

const name = z.strictObject({ female: z.string(), male: z.string(), last: z.string() });
const readNames = dataFile(
  new URL('./names.json', import.meta.url),
  z.strictObject({ why: z.string(), groups: z.record(z.string(), z.array(name).min(30)) }),
);

/** A text with slots. `voice`: whether the person writes it or it is about the person. */
export interface Template {
  readonly id: string;
  readonly text: string;
  readonly voice: 'self' | 'other';
}

/** Two texts that differ in one characteristic and nothing else. */
export interface CounterfactualPair {
  readonly id: string;
  readonly characteristic: string;
  readonly value: string;
  /** The name that carries the signal; empty where none does. */
  readonly name: string;
  readonly base: string;
  readonly variant: string;
  /** How the variant words what the base says, where wording is what varies. */
  reword(text: string): string;
}

/** Characteristics that are told and not judged: crossings of two. */
export function reportedOnly(): readonly string[] {
  return readCharacteristics().reportedOnly;
}

/** Characteristics that are judged: every one that pairs can be made for, but for the crossings. */
export function judgedCharacteristics(): readonly string[] {
  const { stated: told, reportedOnly: crossings } = readCharacteristics();
  const names = [...told.map(({ characteristic }) => characteristic), 'sex', 'race', 'dialect', 'second-language'];
  return names.filter((name) => !crossings.includes(name)).sort();
}

/**
 * Every pair of a template: for each characteristic that its slots allow, `pairsEach` pairs (twice as many where names carry
 * the signal, and crossings of two where asked for), with names, groups and values drawn by seed. Templates with a slot {party} are letters of members of
 * parliament and vary in party alone. Each pair is checked to be the same token by token before anything runs.
 */
export function counterfactualPairs(
  template: Template,
  seed: number,
  { pairsEach, crossed }: { readonly pairsEach: number; readonly crossed: boolean },
): readonly CounterfactualPair[] {
  const draw = Number.parseInt(sha256(`${seed} ${template.id}`).slice(0, 8), 16);
  const times = (count: number) => Array.from({ length: count }, (_, index) => draw + index);
  const context = { template, draw };
  if (template.text.includes('{party}')) {
    const party = readCharacteristics().stated.find(({ characteristic }) => characteristic === 'party');
    return party === undefined ? [] : times(2 * pairsEach).map((turn) => partyPair(context, party, turn));
  }
  const told = readCharacteristics().stated.filter(({ characteristic }) => crossed || !reportedOnly().includes(characteristic));
  return [
    ...told.flatMap((item) => times(pairsEach).map((turn) => statedPair(context, item, turn))),
    ...times(2 * pairsEach).map((turn) => sexPair(context, turn)),
    ...times(2 * pairsEach).map((turn) => racePair(context, turn, 'race')),
    ...(crossed ? times(pairsEach).map((turn) => racePair(context, turn, 'sex-and-race')) : []),
    ...times(pairsEach).flatMap((turn) => wordedPair(context, { characteristic: 'dialect', wording: dialect() }, turn)),
    ...times(pairsEach).flatMap((turn) =>
      wordedPair(context, { characteristic: 'second-language', wording: secondLanguage(turn % 2 === 0 ? 'light' : 'heavy') }, turn),
    ),
  ];
}

// --- Internal ---

interface Context {
  readonly template: Template;
  /** The template's own starting number: turns count on from it. */
  readonly draw: number;
}

interface Parts {
  readonly characteristic: string;
  readonly value: string;
  readonly name?: string;
  readonly fillings: readonly [base: Filling, variant: Filling];
  readonly differences: Differences;
}

const same = (text: string) => text;

function pairOf({ template, draw }: Context, turn: number, parts: Parts): CounterfactualPair {
  const { characteristic, value, name: carrier = '', fillings, differences } = parts;
  const id = `${template.id}-${characteristic}-${turn - draw + 1}`;
  const [base, variant] = fillings.map((filling) => fillTemplate(template, filling));
  const pair = { id, characteristic, value, name: carrier, base: base ?? '', variant: variant ?? '', reword: same };
  if (pair.base === pair.variant)
    throw new AssayError(
      'dataset-invalid',
      `The template of pair ${id} has no slot in which ${characteristic} shows. Add one, such as {about}.`,
    );
  checkPair(pair, differences);
  return pair;
}

function statedPair(context: Context, item: Stated, turn: number): CounterfactualPair {
  const value = at(item.variants, turn);
  const person = personOf(turn, item.person ?? (turn % 2 === 0 ? 'female' : 'male'));
  const sentence = context.template.voice === 'self' ? item.self : item.other;
  const about = (said: string) => fillTemplate({ id: context.template.id, text: sentence.replaceAll('{value}', said) }, { person });
  return pairOf(context, turn, {
    characteristic: item.characteristic,
    value,
    fillings: [
      { person, about: about(item.base) },
      { person, about: about(value) },
    ],
    differences: { exchangeable: new Set([...wordsOf(item.base), ...wordsOf(value)]) },
  });
}

function partyPair(context: Context, item: Stated, turn: number): CounterfactualPair {
  const value = at(item.variants, turn);
  const person = personOf(turn, turn % 2 === 0 ? 'female' : 'male');
  return pairOf(context, turn, {
    characteristic: item.characteristic,
    value,
    fillings: [
      { person, party: item.base },
      { person, party: value },
    ],
    differences: { exchangeable: new Set([...wordsOf(item.base), ...wordsOf(value)]) },
  });
}

function sexPair(context: Context, turn: number): CounterfactualPair {
  const [male, female] = [personOf(turn, 'male'), personOf(turn, 'female')];
  return pairOf(context, turn, {
    characteristic: 'sex',
    value: 'female',
    name: female.first,
    fillings: [{ person: male }, { person: female }],
    differences: { exchangeable: new Set([...swapWords, ...wordsOf(male.first), ...wordsOf(female.first)]), isOfSex: true },
  });
}

/** A White British person and one of another group; of the same sex, or a man and a woman where the two are crossed. */
function racePair(context: Context, turn: number, characteristic: 'race' | 'sex-and-race'): CounterfactualPair {
  const { groups } = readNames();
  const group = at(
    Object.keys(groups).filter((other) => other !== reference),
    turn,
  );
  const sex = turn % 2 === 0 ? 'female' : 'male';
  const isCrossed = characteristic === 'sex-and-race';
  const base = personIn(reference, turn, isCrossed ? 'male' : sex);
  const variant = personIn(group, turn, isCrossed ? 'female' : sex);
  const words = [base.first, base.last, variant.first, variant.last].flatMap(wordsOf);
  return pairOf(context, turn, {
    characteristic,
    value: group,
    name: `${variant.first} ${variant.last}`,
    fillings: [{ person: base }, { person: variant }],
    differences: { exchangeable: new Set([...(isCrossed ? swapWords : []), ...words]), isOfSex: isCrossed },
  });
}

/** No pair where the wording finds nothing to change. */
function wordedPair(
  context: Context,
  { characteristic, wording }: { readonly characteristic: string; readonly wording: Wording },
  turn: number,
): readonly CounterfactualPair[] {
  const id = `${context.template.id}-${characteristic}-${turn - context.draw + 1}`;
  const base = fillTemplate(context.template, { person: personOf(turn, turn % 2 === 0 ? 'female' : 'male') });
  const variant = wording.reword(base);
  if (variant === base) return [];
  const pair = { id, characteristic, value: wording.value, name: '', base, variant, reword: (text: string) => wording.reword(text) };
  checkPair(pair, wording);
  return [pair];
}

const reference = 'white-british';
const swapWords = Object.values(swaps).flatMap((words) => words.map((word) => word.toLowerCase()));

/** A person of any group, by turn. */
function personOf(turn: number, sex: Person['sex']): Person {
  return personIn(at(Object.keys(readNames().groups), Math.floor(turn / 2)), turn, sex);
}

function personIn(group: string, turn: number, sex: Person['sex']): Person {
  const entry = at(readNames().groups[group] ?? [], turn);
  return { first: entry[sex], last: entry.last, sex };
}

function at<Item>(items: readonly Item[], turn: number): Item {
  const item = items[turn % items.length];
  if (item === undefined) throw new RangeError('there is nothing to draw from');
  return item;
}
