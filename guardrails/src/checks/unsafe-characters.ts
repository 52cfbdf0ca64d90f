import type { Action, Finding } from '@assay/core';
import { z } from 'zod';
import { defineCheck } from '../check-definition.ts';

const signs = {
  'hidden-characters': {
    // Tags spell out invisible text, but for the flags of England, Scotland and Wales.
    pattern: /(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]{0,6})[\u{e0000}-\u{e007f}]{1,4096}|[\u200b-\u200d\u2060-\u2064\ufeff]{8,4096}/gu,
    message: 'This text holds hidden characters that a reader cannot see.',
  },
  'reordered-text': {
    pattern: /[\u202d\u202e]/gu,
    message: 'This text holds characters that make it show in another order than it is stored.',
  },
  'active-markup': {
    pattern: /<(?:script|iframe|object|embed|svg|form)\b|\bjavascript:|\bdata:text\/html|\bon(?:error|load|click|mouseover) {0,3}=/giu,
    message: 'This text holds web page code that could act when it is shown.',
  },
} as const;

const names = ['hidden-characters', 'reordered-text', 'active-markup'] as const;
const anywhere: readonly Action[] = ['allow', 'flag', 'block'];

/** Finds characters and markup that can deceive or act when a text is shown. */
export const unsafeCharacters = defineCheck({
  name: 'unsafe-characters',
  options: z.strictObject({ kinds: z.array(z.enum(names)).min(1) }),
  judges: 'text',
  reads: 'original',
  consequences: {
    flag: 'Look at the original before you rely on it or pass it on.',
    block: 'It was not passed on.',
  },
  make: ({ kinds }) => ({
    reach: 4_096,
    supports: { input: anywhere, context: anywhere, output: anywhere },
    async find({ text }) {
      return kinds.flatMap((kind) => {
        const { pattern, message } = signs[kind];
        return [...text.matchAll(pattern)].map(
          ({ index: start, 0: match }): Finding => ({ check: 'unsafe-characters', kind, start, end: start + match.length, message }),
        );
      });
    },
  }),
});
