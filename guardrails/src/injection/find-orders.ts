import { findFloods } from './find-floods.ts';
import { findSigns, type SignHit } from './find-signs.ts';
import { reportingReach, withoutReported } from './is-reported.ts';
import { longestRun, readCoded } from './read-coded.ts';
import { disguiseReach, readDisguised, readSpaced } from './read-disguised.ts';

/** A sentence that gives the machine orders, or is a part of one that does. */
export interface Order {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  /** How much speaks for it, 0 to 1. */
  readonly score: number;
}

/** Signs add up where they stand so close: in one sentence or the next. */
const together = 200;

/** Signs of one kind that begin so close are the same words. */
const sameWords = 12;

/** A sentence longer than this is cut. */
const longestSentence = 300;

/** No sign is longer than this. */
const longestSign = 600;

/** How far around a place it is looked for what makes it an order. */
export const orderReach = Math.max(longestRun, disguiseReach + reportingReach) + together + longestSentence + longestSign;

/** Finds the sentences of a text by which somebody gives the machine orders: those around which signs of at least this weight stand. */
export function findOrders(text: string, threshold: number): Order[] {
  const coded = readCoded(text);
  const { signs, disguised } = findSigns(text);
  const orders = judge(text, [...signs, ...findFloods(text), ...coded.map(asSign)], threshold);
  // What is hidden in a code and gives orders is meant to do so.
  const hidden = [...coded, ...readDisguised(text, disguised)].filter(
    ({ plain }) => judge(plain, findSigns(plain).signs, threshold).length > 0,
  );
  const spaced = readSpaced(text).filter(({ plain }) => closedUp.test(plain));
  return [...orders, ...[...hidden, ...spaced].map(({ start, end }): Order => ({ kind: 'encoded', start, end, score: 1 }))].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
}

// --- Internal ---

const closedUp =
  /ignore|disregard|forget|instruction|systemprompt|saythat|saythe|reveal|password|youarenow|youmust|pretend|respond|repeat|output/i;

function asSign({ start, end }: { readonly start: number; readonly end: number }): SignHit {
  return { kind: 'encoded', weight: 0.5, start, end };
}

function judge(text: string, signs: readonly SignHit[], threshold: number): Order[] {
  const likely = neighbours(apart(signs)).flatMap(({ sign, near }) => (sum(near) >= threshold ? [sign] : []));
  const orders = new Map<string, Order>();
  for (const { sign, near } of neighbours(withoutReported(text, likely))) {
    const weight = weightOf(near);
    if (weight < threshold) continue;
    const sentence = sentenceAround(text, sign);
    const key = `${sentence.start} ${sentence.end}`;
    const { kind } = near.reduce((a, b) => (b.weight > a.weight ? b : a));
    const score = 1 - 2 ** (-weight / threshold);
    if ((orders.get(key)?.score ?? 0) < score) orders.set(key, { kind, ...sentence, score });
  }
  return [...orders.values()];
}

/** Signs in order of place, without those that only say what one of their kind said just before. */
function apart(signs: readonly SignHit[]): SignHit[] {
  const last = new Map<string, SignHit>();
  return [...signs]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((sign) => {
      const before = last.get(sign.kind);
      last.set(sign.kind, sign);
      return before === undefined || sign.start - before.start >= sameWords || sign.weight > before.weight;
    });
}

/** Each sign with those that stand together with it, itself included. */
function neighbours(signs: readonly SignHit[]): { readonly sign: SignHit; readonly near: readonly SignHit[] }[] {
  let from = 0;
  let to = 0;
  return signs.map((sign) => {
    while (sign.start - (signs[from]?.start ?? 0) > together) from += 1;
    while (to < signs.length && (signs[to]?.start ?? 0) - sign.start <= together) to += 1;
    return { sign, near: signs.slice(from, to) };
  });
}

function sum(signs: readonly SignHit[]): number {
  return signs.reduce((total, { weight }) => total + weight, 0);
}

/** The strongest signs count, of each kind two that stand apart: the same words are not proof twice, and a word said often is not more. */
function weightOf(signs: readonly SignHit[]): number {
  const counted: SignHit[] = [];
  for (const sign of [...signs].sort((a, b) => b.weight - a.weight)) {
    const isNew = counted.every(
      (other) => isApart(sign, other) || (sign.kind !== other.kind && !isWithin(sign, other) && !isWithin(other, sign)),
    );
    if (isNew && counted.filter(({ kind }) => kind === sign.kind).length < 2) counted.push(sign);
  }
  return sum(counted);
}

function isApart(one: SignHit, other: SignHit): boolean {
  return one.start >= other.end || one.end <= other.start;
}

function isWithin(one: SignHit, other: SignHit): boolean {
  return one.start >= other.start && one.end <= other.end;
}

function sentenceAround(text: string, { start, end }: SignHit): { readonly start: number; readonly end: number } {
  let from = start;
  while (from > 0 && start - from < longestSentence && !(isStop(text.charCodeAt(from - 1)) && isSpace(text.charCodeAt(from)))) from -= 1;
  while (from < start && isSpace(text.charCodeAt(from))) from += 1;
  let to = end;
  while (to < text.length && to - end < longestSentence && !isStop(text.charCodeAt(to - 1))) to += 1;
  return { start: from, end: to };
}

function isStop(code: number): boolean {
  return code === 0x2e || code === 0x21 || code === 0x3f || code === 0x0a;
}

function isSpace(code: number): boolean {
  return code <= 0x20 || code === 0xa0;
}
