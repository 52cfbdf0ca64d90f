import type { Disguise } from './read-disguised.ts';
import { readSigns, type Sign, type WrittenSign } from './read-signs.ts';

/** A sign where it stands. */
export interface SignHit {
  readonly kind: string;
  readonly weight: number;
  readonly start: number;
  readonly end: number;
}

/** A stretch in letters that first words are not written in: Greek, Cyrillic, Hebrew, Arabic, the scripts of India and of East Asia. */
const otherLetters = /[\u0370-\u1cff\u1ea0-\u1eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3][^\n]{0,300}/g;

/** The characters that markup starts with, and a dash only where another one follows. */
const markupStart = /[<[{#=*\\\]}>!]|--/g;

/** What is found in one pass: signs that a text speaks to the machine, in no order, and words that are disguised. */
export interface Found {
  readonly signs: readonly SignHit[];
  readonly disguised: readonly { readonly at: number; readonly disguise: Disguise }[];
}

/** Finds every sign that a text speaks to the machine. */
export function findSigns(text: string): Found {
  const { findFirst, otherScripts, markup } = readSigns();
  const signs: SignHit[] = [];
  const disguised: { readonly at: number; readonly disguise: Disguise }[] = [];
  for (const { start, end, meaning } of findFirst(text)) {
    if (meaning.disguise !== undefined) disguised.push({ at: start, disguise: meaning.disguise });
    for (const sign of meaning.signs) signs.push(...signAt(sign, text, { start, end }));
  }
  for (const { index, 0: character } of text.matchAll(markupStart)) {
    for (const sign of markup.get(character.charAt(0)) ?? []) signs.push(...writtenAt(sign, text, index));
  }
  for (const { index, 0: stretch } of text.matchAll(otherLetters)) {
    for (const { kind, weight, pattern } of otherScripts) {
      for (const { index: from, 0: match } of stretch.matchAll(pattern))
        signs.push({ kind, weight, start: index + from, end: index + from + match.length });
    }
  }
  return { signs, disguised };
}

// --- Internal ---

function signAt({ kind, weight, next, before }: Sign, text: string, first: { readonly start: number; readonly end: number }): SignHit[] {
  for (const pattern of before) if (endOf(pattern, text, first.start) === undefined) return [];
  const end = next === undefined ? first.end : endOf(next, text, first.end);
  return end === undefined ? [] : [{ kind, weight, start: first.start, end }];
}

function writtenAt({ kind, weight, pattern }: WrittenSign, text: string, start: number): SignHit[] {
  const end = endOf(pattern, text, start);
  return end === undefined ? [] : [{ kind, weight, start, end }];
}

/** Where a pattern that is tried at one place ends, if it holds there. */
function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
