import { givenFields } from '@assay/core';
import { nationsOf } from '@assay/language';
import { type Ask, findAsks } from './asks/find-asks.ts';
import { type DueDate, dueDates } from './clocks/due-dates.ts';
import type { HolidaysOf } from './clocks/working-days.ts';
import type { DrafterInput } from './drafter.ts';
import { isWelsh } from './letter/is-welsh.ts';
import { type LetterDate, readAskedDate, readWrittenDate } from './letter/letter-dates.ts';
import { nationsIn } from './letter/nations-in.ts';
import { type Correspondent, readCorrespondent } from './letter/read-correspondent.ts';
import { type Letter, readLetter } from './letter/read-letter.ts';
import { readReference } from './letter/read-reference.ts';
import { readStanding, type Standing } from './letter/read-role.ts';
import type { LetterKind } from './letter-kinds.ts';
import { type Distress, findDistress } from './triage/find-distress.ts';
import { findUrgent, type UrgentPassage } from './triage/find-urgent.ts';
import { type KindSign, readKinds } from './triage/read-kinds.ts';

/** All that is read off a letter before a line is looked for; what a caseworker corrected stands as they say. */
export interface Case {
  readonly letter: Letter;
  readonly standing: Standing;
  readonly correspondent: Correspondent;
  readonly reference: string;
  readonly written: LetterDate | undefined;
  /** ISO 8601 day; `isAssumed` where nobody said when the letter came. */
  readonly received: { readonly day: string; readonly isAssumed: boolean };
  readonly language: 'en' | 'cy';
  readonly kinds: readonly KindSign[];
  readonly urgent: readonly UrgentPassage[];
  readonly distress: Distress;
  readonly asks: readonly Ask[];
  /** The nations that the letter speaks of. */
  readonly nations: ReadonlySet<string>;
  /** The days for an answer that a caseworker entered. */
  readonly dates: Readonly<Partial<Record<'parliamentary-question' | 'letter-before-claim', string>>>;
}

/** Reads a letter: who, what, by when, how urgent, what is asked. */
export function readCase({ letter: text, received, nation, corrections = {} }: DrafterInput, today: string): Case {
  const letter = readLetter(text);
  const standing = readStanding(letter);
  const read = readCorrespondent(letter, standing.role);
  const { kinds: corrected, salutation = read.salutation, addressee = read.addressee } = corrections;
  const found = readKinds(letter, standing);
  const kinds = corrected === undefined ? found : corrected.map((kind) => asCorrected(kind, found));
  const asking = kinds.filter(({ kind }) => asksByItself.has(kind)).flatMap(({ sentences }) => sentences);
  const skipped = new Set(corrections.notAsked ?? []);
  const written = readWrittenDate(letter, received ?? today);
  return {
    letter,
    standing,
    correspondent: { salutation, addressee },
    reference: corrections.reference ?? readReference(text),
    written,
    received: received === undefined ? { day: today, isAssumed: true } : { day: received, isAssumed: false },
    language: isWelsh(letter.sentences.map((sentence) => sentence.text).join(' ')) ? 'cy' : 'en',
    kinds,
    urgent: findUrgent(letter),
    distress: findDistress(letter),
    asks: findAsks(letter, asking).filter(({ quote }) => !skipped.has(quote)),
    dates: givenFields(corrections.dates ?? {}),
    nations: nation === undefined ? nationsIn(letter) : nationsOf(nation.replaceAll('-', ' ')),
  };
}

/** The clocks that run on a case of these kinds. */
export function clocksOf({ received, letter, kinds, nations, dates }: Case, all: readonly LetterKind[]): readonly DueDate[] {
  const read = Object.fromEntries(
    kinds.flatMap(({ kind, sentences }) => {
      if (kind !== 'parliamentary-question' && kind !== 'letter-before-claim') return [];
      const day = namedDate(
        letter,
        kind,
        sentences.map(({ text }) => text),
        received.day,
      );
      return day === undefined ? [] : [[kind, day] as const];
    }),
  );
  return dueDates(all, { received: received.day, nation: holidayNation(nations), given: { ...read, ...dates } });
}

// --- Internal ---

/** Kinds whose signs are requests in themselves. */
const asksByItself: ReadonlySet<LetterKind> = new Set(['foi', 'data-rights', 'invitation', 'parliamentary-question']);

function asCorrected(kind: LetterKind, found: readonly KindSign[]): KindSign {
  return { kind, reason: 'set by the caseworker', sentences: found.find((one) => one.kind === kind)?.sentences ?? [] };
}

/** The date in the words that ask for an answer or a payment by a day. */
function namedDate(letter: Letter, kind: LetterKind, signs: readonly string[], received: string): string | undefined {
  const demand =
    kind === 'parliamentary-question'
      ? /\b(?:answer|answer due|named day|due)\b/i
      : /\b(?:by|before|within|until|unless|if|not later than|no later than|on or before|deadline)\b/i;
  const words = [letter.subject, ...letter.text.slice(letter.newest.start, letter.newest.end).split('\n')].filter((line) =>
    demand.test(line),
  );
  const near = words.flatMap((line) =>
    [...line.matchAll(/\b(?:by|before|until|than|answer|due|day|for|deadline|(?:on|is))\b(.{0,60})/gi)].map(([, after = '']) => after),
  );
  const days = [...near, ...(kind === 'parliamentary-question' ? words : signs)].flatMap((one) => readAskedDate(one, received) ?? []);
  return days.filter((day) => day >= received).sort()[0];
}

function holidayNation(nations: ReadonlySet<string>): Exclude<HolidaysOf, 'any'> {
  if (nations.size !== 1) return 'england-and-wales';
  if (nations.has('Scotland')) return 'scotland';
  return nations.has('Northern Ireland') ? 'northern-ireland' : 'england-and-wales';
}
