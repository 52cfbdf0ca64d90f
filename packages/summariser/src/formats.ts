import { AssayError, dataFile } from '@assay/core';
import { z } from 'zod';

const part = z.strictObject({
  heading: z.string().max(200),
  /** Its share of the words asked for; what a part leaves goes to the next. */
  share: z.number().positive().max(1),
  /** At most so many sentences. */
  most: z.number().int().positive().optional(),
  /** Looks for what says what the whole is about. */
  opening: z.boolean().optional(),
  /** Looks for points with these cues of the lexicon. */
  cues: z.array(z.string()).min(1).optional(),
  /** Looks for points with these very words. */
  words: z.string().max(500).optional(),
  /** Looks for points on this topic, by the stems of its words. */
  topic: z.string().max(500).optional(),
  /** A point without a date, a sum of money or any figure does not belong here. */
  needs: z.enum(['date', 'money', 'figure']).optional(),
  /** A point that has none of them does not belong here; one that lacks the cues may have the words. */
  requires: z.enum(['words', 'topic', 'cues']).optional(),
  /** Whether a part with nothing in it is left away or told. */
  empty: z.enum(['omit', 'tell']).default('omit'),
});

const format = z.strictObject({
  id: z.string().regex(/^[a-z-]{1,40}$/),
  title: z.string().max(80),
  about: z.string().max(300),
  /** How long it is where nothing else is asked for. */
  words: z.number().int().positive(),
  /** Prefers sentences that are easy to read. */
  plain: z.boolean().optional(),
  /** What is told of each sentence beside its words. */
  details: z.enum(['action', 'figure']).optional(),
  /** Compares two versions instead of shortening. */
  compares: z.boolean().optional(),
  parts: z.array(part).min(1).max(40),
});

export type Format = z.output<typeof format>;
export type FormatPart = z.output<typeof part>;

const file = dataFile(
  new URL('../../../prompts/summariser/formats.json', import.meta.url),
  z.strictObject({ why: z.string(), formats: z.array(format).min(1) }),
);

/** The formats a summary can have, as data: a new one needs no code. */
export function formats(): readonly Format[] {
  return file().formats;
}

/** A format by its id. */
export function formatOf(id: string): Format {
  const found = formats().find((one) => one.id === id);
  if (found === undefined) throw new AssayError('invalid-input', `There is no format "${id.slice(0, 40)}".`);
  return found;
}

/** A department's own template: each heading is filled with what answers it, or said not to be found. */
export function templateFormat(headings: readonly string[], words: number): Format {
  const parts = headings.map(
    (heading): FormatPart => ({ heading, share: 1 / headings.length, topic: heading, requires: 'topic', empty: 'tell' }),
  );
  return { id: 'template', title: '', about: '', words, parts };
}
