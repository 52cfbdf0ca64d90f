import type { Source } from '@assay/core';
import { collapseSpace, tokenise } from '@assay/language';
import { decidingWords } from './deciding-words.ts';

/** A slot holds a name, a reference or a short quotation. */
const longestSlot = 400;

/** A slot of this few words may take them from anywhere in the source: a name without its middle part. */
const fewWords = 6;

/** Whether a text is a phrase with its {slots} filled from the sources: the frame is fixed, and what fills it is nobody's invention. */
export function fitsPhrase(text: string, phrase: string, sources: readonly Source[]): boolean {
  const slots = readSlots(text, phrase);
  return slots?.every((slot) => slot !== '' && slot.length <= longestSlot && stands(slot, sources)) ?? false;
}

// --- Internal ---

/** What stands in the slots, or undefined where the fixed parts differ. */
function readSlots(text: string, phrase: string): readonly string[] | undefined {
  const parts = phrase.split(/\{\w{1,40}\}/);
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return text === phrase ? [] : undefined;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return undefined;
  const slots: string[] = [];
  let from = first.length;
  const end = text.length - last.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0 || at + part.length > end) return undefined;
    slots.push(text.slice(from, at));
    from = at + part.length;
  }
  return [...slots, text.slice(from, end)];
}

const read = new WeakMap<Source, { readonly text: string; readonly words: ReadonlySet<string> }>();

function readSource(source: Source): { readonly text: string; readonly words: ReadonlySet<string> } {
  const known = read.get(source);
  if (known !== undefined) return known;
  const text = collapseSpace(source.text);
  const content = { text, words: new Set(tokenise(text).map(({ word }) => word)) };
  read.set(source, content);
  return content;
}

function stands(slot: string, sources: readonly Source[]): boolean {
  const words = tokenise(slot).map(({ word }) => word);
  const { titles } = decidingWords();
  return sources.some((source) => {
    const content = readSource(source);
    if (content.text.includes(collapseSpace(slot))) return true;
    return words.length > 0 && words.length <= fewWords && words.every((word) => content.words.has(word) || titles.has(word));
  });
}
