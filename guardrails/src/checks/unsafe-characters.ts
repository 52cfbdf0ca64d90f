import type { Action, Finding } from '@assay/core';
import { z } from 'zod';
import { defineCheck } from '../check-definition.ts';
import { findHidden, longestHidden } from '../hidden-text/find-hidden.ts';
import { findMixedWords } from '../hidden-text/find-mixed-words.ts';
import { findReordering } from '../hidden-text/find-reordering.ts';
import { orderReach } from '../injection/find-orders.ts';

type Found = Omit<Finding, 'check' | 'kind'>;

const kinds: Readonly<Record<Kind, (text: string) => Found[]>> = {
  'hidden-characters': (text) =>
    findHidden(text).map(({ start, end, isOrder }) => ({
      start,
      end,
      message: isOrder
        ? 'This text holds hidden characters that a reader cannot see. They spell out orders to the machine.'
        : 'This text holds hidden characters that a reader cannot see.',
      score: isOrder ? 1 : 0.8,
      replacement: '',
    })),
  'reordered-text': (text) =>
    findReordering(text).map((place) => ({
      ...place,
      message: 'This text holds characters that make it show in another order than it is stored.',
      replacement: '',
    })),
  'look-alike-letters': (text) =>
    findMixedWords(text).map((place) => ({
      ...place,
      message: 'This text holds a word with letters of another alphabet that look like ours.',
    })),
  'active-markup': (text) =>
    [...text.matchAll(activeMarkup)].map(({ index: start, 0: match }) => ({
      start,
      end: start + match.length,
      message: 'This text holds web page code that could act when it is shown.',
    })),
};

const names = ['hidden-characters', 'reordered-text', 'look-alike-letters', 'active-markup'] as const;
type Kind = (typeof names)[number];

const activeMarkup =
  /<(?:script|iframe|object|embed|svg|form)\b|\bjavascript:|\bdata:text\/html|\bon(?:error|load|click|mouseover) {0,3}=/gi;

const anywhere: readonly Action[] = ['allow', 'flag', 'rewrite', 'block'];

/** Finds characters and markup that can deceive or act when a text is shown; what is hidden can be taken out, so that no engine reads it. */
export const unsafeCharacters = defineCheck({
  name: 'unsafe-characters',
  options: z.strictObject({ kinds: z.array(z.enum(names)).min(1) }),
  judges: 'text',
  reads: 'original',
  seesTextAlone: true,
  consequences: {
    flag: 'Look at the original before you rely on it or pass it on.',
    rewrite: 'It was taken out.',
    block: 'It was not passed on.',
  },
  make: ({ kinds: wanted }) => ({
    reach: longestHidden + orderReach,
    supports: { input: anywhere, context: anywhere, output: anywhere },
    async find({ text }) {
      return wanted.flatMap((kind) => kinds[kind](text).map((found): Finding => ({ check: 'unsafe-characters', kind, ...found })));
    },
  }),
});
