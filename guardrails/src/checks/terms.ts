import type { Action, Finding } from '@assay/core';
import { messageOf } from '@assay/core';
import { RE2JS } from 're2js';
import { z } from 'zod';
import { defineCheck } from '../check-definition.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/, 'use small letters, digits and hyphens');
const said = {
  id,
  /** What a person is told; without it, that the department looks for such words. */
  message: z.string().min(1).max(300).optional(),
  /** What action `rewrite` puts in its place. */
  replacement: z.string().max(200).optional(),
};

const term = z.strictObject({ ...said, words: z.string().trim().min(2).max(200), matchCase: z.boolean().default(false) });

const pattern = z.strictObject({
  ...said,
  /** In the syntax of RE2: no look-around and no back references, so that no text can make it slow. */
  pattern: z
    .string()
    .min(1)
    .max(500)
    .superRefine((source, context) => {
      try {
        if (RE2JS.compile(source).test('')) context.addIssue({ code: 'custom', message: 'it matches where nothing stands' });
      } catch (error) {
        context.addIssue({ code: 'custom', message: `it is no pattern of RE2 (${messageOf(error).slice(0, 120)})` });
      }
    }),
  matchCase: z.boolean().default(false),
  /** No more than so many characters decide a match; a longer one is found in parts. */
  longest: z.number().int().positive().max(500).default(100),
});

const options = z
  .strictObject({ terms: z.array(term).max(500).default([]), patterns: z.array(pattern).max(100).default([]) })
  .refine(({ terms, patterns }) => terms.length + patterns.length > 0, 'name at least one term or pattern');

type Term = z.output<typeof term>;
type Pattern = z.output<typeof pattern>;

const anywhere: readonly Action[] = ['flag', 'rewrite', 'redact', 'block'];

/** Finds a department's own words: literals as whole words, and patterns run by an engine whose time grows with the text alone. */
export const terms = defineCheck({
  name: 'terms',
  options,
  judges: 'text',
  reads: 'normalised',
  seesTextAlone: true,
  consequences: {
    flag: 'Look at it before you pass it on.',
    rewrite: 'It was replaced.',
    redact: 'It was replaced by a placeholder, so that it does not leave this service.',
    block: 'The text was not passed on: take it out, then try again.',
  },
  make(chosen) {
    const literals = chosen.terms.map((item) => ({ item, look: literalOf(item) }));
    const patterns = chosen.patterns.map((item) => ({
      item,
      look: RE2JS.compile(item.pattern, item.matchCase ? 0 : RE2JS.CASE_INSENSITIVE),
    }));
    const longest = Math.max(...chosen.terms.map(({ words }) => 2 * words.length), ...chosen.patterns.map((item) => 4 * item.longest), 0);
    return {
      reach: longest + 2,
      supports: { input: anywhere, context: anywhere, output: anywhere },
      async find({ text }) {
        return [
          ...literals.flatMap(({ item, look }) => [...text.matchAll(look)].map((match) => findingOf(item, match.index, match[0].length))),
          ...patterns.flatMap(({ item, look }) =>
            matchesOf(look, item.longest, text).map(({ start, length }) => findingOf(item, start, length)),
          ),
        ];
      },
    };
  },
});

// --- Internal ---

function findingOf({ id: kind, message, replacement }: Term | Pattern, start: number, length: number): Finding {
  return {
    check: 'terms',
    kind,
    start,
    end: start + length,
    message: message ?? 'This text holds words that your department looks for.',
    ...(replacement === undefined ? {} : { replacement }),
  };
}

/** The words as they stand, any white space between them, and no letter or digit either side. */
function literalOf({ words, matchCase }: Term): RegExp {
  const source = words
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .join('\\s{1,4}');
  return new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, matchCase ? 'gu' : 'giu');
}

/**
 * The matches of a pattern, looked for in stretches: an engine without backtracking still reads to the end for each match of
 * "a.*b?". Each match is decided by its own `longest` characters, wherever the stretches lie; a longer one is found in parts.
 */
function matchesOf(look: RE2JS, longest: number, text: string): Stretch[] {
  if (!look.test(text)) return [];
  const found: Stretch[] = [];
  let from = 0;
  while (from < text.length) {
    const next = firstMatch(look, text, { from, to: from + 2 * longest });
    const whole =
      next === undefined || next.start >= from + longest
        ? undefined
        : firstMatch(look, text, { from: next.start, to: next.start + longest });
    if (next === undefined || next.start >= from + longest) from += longest;
    else if (whole?.start !== next.start || whole.length === 0) from = next.start + 1;
    else {
      found.push(whole);
      from = whole.start + whole.length;
    }
  }
  return found;
}

interface Stretch {
  readonly start: number;
  readonly length: number;
}

/** One character before and after is seen as well, so that word boundaries and anchors are judged by what stands there. */
function firstMatch(look: RE2JS, text: string, { from, to }: { readonly from: number; readonly to: number }): Stretch | undefined {
  const start = Math.max(0, from - 1);
  const matcher = look.matcher(text.slice(start, to + 1));
  if (!matcher.find(from - start)) return undefined;
  const length = Math.min(matcher.end() - matcher.start(), to - start - matcher.start());
  return { start: start + matcher.start(), length };
}
