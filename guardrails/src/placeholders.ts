import type { Finding, KnownPlaceholders, Replacement, Stage } from '@assay/core';

/** The placeholders of one run: what stands in a text where a value was taken out. */
export interface Placeholders extends KnownPlaceholders {
  /** One thing has one number throughout the run, and each way it is written its own letter after it: "person-1", "person-1b". */
  placeholderFor(value: string, finding: Pick<Finding, 'kind' | 'identity'>, stage: Stage): string;
  /** Words of a text that would be restored although this run never put them there, made harmless. */
  lookAlikes(text: string): readonly Replacement[];
  /** Every value that was taken out, wherever it stands, as its placeholder. */
  conceal(text: string): string;
  /** Every placeholder of this run as its value. */
  reveal(text: string): string;
  /** The placeholders of values first seen at stage `input` as their values. */
  restore(text: string): string;
  /** Placeholder to value, for values first seen at stage `input`. */
  restorations(): Readonly<Record<string, string>>;
}

/** Letters only: a digit would part the random part into words and figures, and a check would judge one text differently in two runs. */
const alphabet = 'abcdefghijkmnpqrstuvwxyz';

/** Opens the placeholders of a run; its random part cannot be guessed by whoever wrote the text. */
export function openPlaceholders(random: (bytes: number) => Buffer): Placeholders {
  const mark = [...random(7)].map((byte) => alphabet.charAt(byte % alphabet.length)).join('');
  const pattern = new RegExp(`⟦([a-z0-9-]{1,60}-${mark})⟧`, 'g');
  const placeholders = new Map<string, string>();
  const values = new Map<string, { readonly value: string; readonly stage: Stage }>();
  const things = new Map<string, { readonly number: number; forms: number }>();
  const counts = new Map<string, number>();

  /** The number of a thing and the letter of one more way to write it. */
  function nextName(kind: string, identity: string): string {
    const key = `${kind} ${identity}`;
    const known = things.get(key);
    if (known !== undefined) {
      known.forms += 1;
      return `${kind}-${known.number}${formName(known.forms)}`;
    }
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    things.set(key, { number, forms: 1 });
    return `${kind}-${number}`;
  }

  /** The values in one pattern, longest first, never within a word, however their spaces are written; made anew when there is another. */
  let known: { readonly count: number; readonly pattern: RegExp; readonly byValue: ReadonlyMap<string, string> } | undefined;
  function knownValues() {
    if (known?.count === values.size) return known;
    const byValue = new Map([...values].map(([placeholder, { value }]) => [oneLine(value), placeholder]));
    const longestFirst = [...byValue.keys()].sort((a, b) => b.length - a.length).map(patternOf);
    const anyValue = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
    known = { count: values.size, byValue, pattern: anyValue };
    return known;
  }

  function add(value: string, { kind, identity = value }: Pick<Finding, 'kind' | 'identity'>, stage: Stage): string {
    const key = `${kind} ${value}`;
    const before = placeholders.get(key);
    if (before !== undefined) return before;
    const placeholder = `⟦${nextName(kind, identity)}-${mark}⟧`;
    placeholders.set(key, placeholder);
    values.set(placeholder, { value, stage });
    return placeholder;
  }

  return {
    mark,
    conceal(text) {
      if (values.size === 0) return text;
      const { pattern: anyValue, byValue } = knownValues();
      return text.replace(anyValue, (value) => byValue.get(oneLine(value)) ?? value);
    },
    reveal: (text) => text.replace(pattern, (match) => values.get(match)?.value ?? match),
    has: (placeholder) => values.has(placeholder),
    placeholderFor(value, finding, stage) {
      const placeholder = add(value, finding, stage);
      // A text may be parted at its lines before it leaves: each line of an address is one by itself.
      const { identity = value } = finding;
      for (const line of value.split('\n').map((part) => part.trim()))
        if (line !== value && line.length >= shortestLine) add(line, { ...finding, identity }, stage);
      return placeholder;
    },
    lookAlikes: (text) =>
      [...text.matchAll(pattern)].map(({ index, 0: match, 1: inside }) => ({
        start: index,
        end: index + match.length,
        text: `[${inside}]`,
      })),
    restore: (text) =>
      text.replace(pattern, (match) => {
        const known = values.get(match);
        return known?.stage === 'input' ? known.value : match;
      }),
    restorations: () =>
      Object.fromEntries([...values].filter(([, { stage }]) => stage === 'input').map(([key, { value }]) => [key, value])),
  };
}

// --- Internal ---

/** A line of a value that is shorter tells nobody by itself. */
const shortestLine = 4;

function oneLine(value: string): string {
  return value.trim().replace(/\s+/g, ' ');
}

function patternOf(value: string): string {
  return value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll(' ', '\\s{1,10}');
}

/** b for the second form, z for the 26th, then aa, ab: letters only, so that no form reads as another number. */
function formName(form: number): string {
  const letters: string[] = [];
  for (let rest = form; rest > 0; rest = Math.floor((rest - 1) / 26)) letters.unshift(String.fromCharCode(97 + ((rest - 1) % 26)));
  return letters.join('');
}
