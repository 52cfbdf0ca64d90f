import { stopWords, tokenise } from '@assay/language';
import { bodySentences } from '../letter/body-sentences.ts';
import { type FieldShape, hasShape, withoutAddresses } from '../letter/field-shape.ts';
import { nameWords } from '../letter/name-words.ts';
import type { Correspondent } from '../letter/read-correspondent.ts';
import { fieldOf, type Letter, type Sentence } from '../letter/read-letter.ts';
import { sentenceKey } from '../letter/sentence-key.ts';

/** A sentence or field as it is compared; in an exact one the writer's name counts too. */
export interface Said extends Sentence {
  readonly isExact: boolean;
}

/** All that a letter says: in its head beside fields that hold what they are for, in its newest message, and in mail below that. */
export function saidIn(letter: Letter): readonly Said[] {
  const older = letter.everything.filter(({ start }) => start >= letter.newest.end);
  const sentences = [...bodySentences(letter), ...older].map((one) => ({ ...one, isExact: false }));
  return [...headSentences(letter), ...sentences];
}

/** How a sentence is compared: as it stands, and without the writer's name; nothing where it says nothing but that name. */
export function keysOf({ text, isExact }: Said, names: ReadonlySet<string>): readonly string[] {
  const key = sentenceKey(text);
  if (isExact) return [key];
  const bare = sentenceKey(text, names);
  return bare === '' ? [] : [key, bare];
}

/** The words of a correspondent's name: "I, Ann Lee, ask you" says what the others say. Words that every text has are no name, wherever they stand. */
export function namesOf({ salutation, addressee }: Correspondent): ReadonlySet<string> {
  const words = tokenise(`${salutation} ${addressee}`).map(({ word }) => word);
  return new Set(words.filter((word) => !stopWords.has(word) || nameWords().titles.has(word)));
}

// --- Internal ---

/** Fields that say what a letter is about. */
const about: ReadonlySet<string> = new Set(['subject', 'topic', 'category']);
const answered = /^(?:(?:re|fwd?)\s{0,2}:\s{0,3}){1,20}/i;

/** Fields that say who else has a letter, what came with it and for whom it speaks: they count whatever stands in them. */
const counting: ReadonlySet<string> = new Set(['attachments', 'cc', 'bcc', 'organisation']);

/** Fields that say who wrote and when; what stands in one and is not of its shape is said. */
const shapeOf: ReadonlyMap<string, FieldShape> = new Map([
  ...['from', 'to', 'reply-to', 'name', 'full name', 'your name', 'first name', 'last name', 'surname'].map(
    (name) => [name, 'name'] as const,
  ),
  ...['date', 'sent', 'received'].map((name) => [name, 'date'] as const),
  ...['email', 'e-mail', 'email address'].map((name) => [name, 'e-mail'] as const),
  ...['telephone', 'phone'].map((name) => [name, 'phone'] as const),
  ...(['importance', 'title', 'postcode', 'address', 'reference'] as const).map((name) => [name, name] as const),
]);

function headSentences({ text, everything }: Letter): readonly Said[] {
  const head = text.slice(0, everything[0]?.start ?? text.length);
  return [...head.matchAll(/[^\n]+/g)].flatMap(({ index, 0: line }) => {
    const said = saidInLine(line);
    return said.text === '' ? [] : [{ start: index, end: index + line.length, ...said }];
  });
}

function saidInLine(line: string): Pick<Said, 'text' | 'isExact'> {
  const field = fieldOf(line);
  if (field === undefined) return { text: line.trim(), isExact: false };
  const { name, value } = field;
  if (counting.has(name)) return { text: value === '' ? '' : `${name}: ${value}`, isExact: true };
  if (about.has(name)) return { text: value.replace(answered, '').trim(), isExact: false };
  const shape = shapeOf.get(name);
  if (shape !== undefined && hasShape(value, shape)) return { text: '', isExact: false };
  return { text: shape === 'name' ? withoutAddresses(value) : value, isExact: false };
}
