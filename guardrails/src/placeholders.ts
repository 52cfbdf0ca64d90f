import type { Finding, KnownPlaceholders, Replacement, Stage } from '@assay/core';
import { type KnownValue, openKnownValues } from './known-values.ts';

/** The placeholders of one run: what stands in a text where a value was taken out. */
export interface Placeholders extends KnownPlaceholders {
  /** One thing has one number throughout the run, and each way it is written its own letter after it: "person-1", "person-1b". */
  placeholderFor(value: string, finding: Pick<Finding, 'kind' | 'identity'>, stage: Stage): string;
  /** Words of a text that would be restored although this run never put them there, made harmless. */
  lookAlikes(text: string): readonly Replacement[];
  /** Every value that was taken out, wherever its words stand, as a placeholder. */
  forModel(text: string): string;
  /** The same for values first seen at stage `input`. */
  forKeeping(text: string): string;
  /** Every placeholder of this run as its value. */
  fromModel(text: string): string;
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
  let made: RegExp | undefined;
  const pattern = () => {
    made ??= new RegExp(`⟦([a-z0-9-]{1,60}-${mark})⟧`, 'g');
    return made;
  };
  /** Most texts hold none: they are not searched, and for many a run no pattern is made. */
  const mayHold = (text: string) => text.includes('⟦');
  const placeholders = new Map<string, string>();
  const values = new Map<string, { readonly value: string; readonly stage: Stage; readonly kind: string; readonly identity: string }>();
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

  /** What must not leave, and of that what came from the caller: only that is kept as placeholders. */
  const all = openKnownValues();
  const callers = openKnownValues();

  function add(value: string, { kind, identity = value }: Pick<Finding, 'kind' | 'identity'>, stage: Stage): string {
    const key = `${kind} ${value}`;
    const before = placeholders.get(key);
    if (before !== undefined) return before;
    const placeholder = `⟦${nextName(kind, identity)}-${mark}⟧`;
    placeholders.set(key, placeholder);
    values.set(placeholder, { value, stage, kind, identity });
    all.add({ placeholder, value });
    if (stage === 'input') callers.add({ placeholder, value });
    return placeholder;
  }

  /** A part of a value is one more way to write the thing. */
  const partOf = (part: string, { placeholder }: KnownValue) => {
    const whole = values.get(placeholder);
    return whole === undefined ? placeholder : add(part, whole, whole.stage);
  };

  return {
    mark,
    forModel: (text) => all.conceal(text, partOf),
    forKeeping: (text) => callers.conceal(text, partOf),
    fromModel: (text) => (mayHold(text) ? text.replace(pattern(), (match) => values.get(match)?.value ?? match) : text),
    has: (placeholder) => values.has(placeholder),
    placeholderFor: add,
    lookAlikes: (text) =>
      mayHold(text)
        ? [...text.matchAll(pattern())].map(({ index, 0: match, 1: inside }) => ({
            start: index,
            end: index + match.length,
            text: `[${inside}]`,
          }))
        : [],
    restore: (text) =>
      mayHold(text)
        ? text.replace(pattern(), (match) => {
            const known = values.get(match);
            return known?.stage === 'input' ? known.value : match;
          })
        : text,
    restorations: () =>
      Object.fromEntries([...values].filter(([, { stage }]) => stage === 'input').map(([key, { value }]) => [key, value])),
  };
}

// --- Internal ---

/** b for the second form, z for the 26th, then aa, ab: letters only, so that no form reads as another number. */
function formName(form: number): string {
  const letters: string[] = [];
  for (let rest = form; rest > 0; rest = Math.floor((rest - 1) / 26)) letters.unshift(String.fromCharCode(97 + ((rest - 1) % 26)));
  return letters.join('');
}
