import { dataFile } from '@assay/core';
import { z } from 'zod';
import type { Letter } from '../letter/read-letter.ts';

const lexicon = dataFile(
  new URL('../../lexicons/distress.json', import.meta.url),
  z.strictObject({ why: z.string(), loss: z.array(z.string()).min(1), distress: z.array(z.string()).min(1) }),
);

/** What a letter shows that a reply should answer with a word of its own; empty where nothing does. */
export type Distress = 'loss' | 'distress' | '';

/** Reads a loss before any other distress. */
export function findDistress({ sentences }: Letter): Distress {
  const { loss, distress } = patterns();
  const texts = sentences.map(({ text }) => text.replaceAll(/\s+/g, ' '));
  if (texts.some((text) => loss.test(text))) return 'loss';
  return texts.some((text) => distress.test(text)) ? 'distress' : '';
}

// --- Internal ---

let compiled: { readonly loss: RegExp; readonly distress: RegExp } | undefined;

function patterns() {
  const any = (list: readonly string[]) => new RegExp(list.join('|'), 'i');
  compiled ??= { loss: any(lexicon().loss), distress: any(lexicon().distress) };
  return compiled;
}
