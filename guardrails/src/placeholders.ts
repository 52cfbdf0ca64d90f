import type { Replacement, Stage } from '@assay/core';

/** The placeholders of one run: what stands in a text where a value was taken out. */
export interface Placeholders {
  /** The same value is the same placeholder, throughout the run. */
  placeholderFor(kind: string, value: string, stage: Stage): string;
  /** Words of a text that would be restored although this run never put them there, made harmless. */
  lookAlikes(text: string): readonly Replacement[];
  restore(text: string): string;
  /** Placeholder to value, for values first seen at stage `input`. */
  restorations(): Readonly<Record<string, string>>;
}

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Opens the placeholders of a run; its random part cannot be guessed by whoever wrote the text. */
export function openPlaceholders(random: (bytes: number) => Buffer): Placeholders {
  const mark = [...random(6)].map((byte) => alphabet.charAt(byte % alphabet.length)).join('');
  const pattern = new RegExp(`⟦([a-z0-9-]{1,60}-${mark})⟧`, 'g');
  const placeholders = new Map<string, string>();
  const values = new Map<string, { readonly value: string; readonly stage: Stage }>();
  const counts = new Map<string, number>();

  return {
    placeholderFor(kind, value, stage) {
      const key = `${kind} ${value}`;
      const known = placeholders.get(key);
      if (known !== undefined) return known;
      const number = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, number);
      const placeholder = `⟦${kind}-${number}-${mark}⟧`;
      placeholders.set(key, placeholder);
      values.set(placeholder, { value, stage });
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
