import { citation, defineTool, type Source } from '@assay/core';
import { z } from 'zod';
import { formats } from './formats.ts';
import { summariseWithModel } from './model/summarise-with-model.ts';
import { phrases } from './phrases.ts';
import { modes } from './score-points.ts';
import { sourceName } from './source-name.ts';
import { summariseDocuments } from './summarise-documents.ts';

const mostCharacters = 20_000_000;

const document = z.strictObject({
  title: z.string().max(300).optional(),
  text: z.string().refine((text) => text.trim() !== '', 'paste a text or choose a file that holds one'),
});

const length = z.union([
  z.strictObject({ words: z.number().int().min(10).max(10_000) }),
  /** Pages of 500 words. */
  z.strictObject({ pages: z.number().min(0.25).max(20) }),
  /** A share of the words that come in. */
  z.strictObject({ share: z.number().min(0.01).max(0.9) }),
]);

const input = z
  .strictObject({
    documents: z
      .array(document)
      .min(1, 'paste a text or choose a file')
      .max(50, 'at most 50 documents at once')
      .refine(
        (documents) => documents.reduce((sum, { text }) => sum + text.length, 0) <= mostCharacters,
        'at most 20 million characters together; summarise them in parts',
      ),
    format: z
      .string()
      .max(40)
      .refine((id) => formats().some((format) => format.id === id), {
        error: () =>
          `choose one of ${formats()
            .map(({ id }) => id)
            .join(', ')}`,
      })
      .meta({
        // Read at first use: a bad file turns the tool off with its name, and stops nothing else.
        get oneOf() {
          return formats().map(({ id, title, about, words }) => ({ const: id, title, description: about, words }));
        },
      })
      .optional(),
    length: length.optional(),
    /** A question the summary is to answer. */
    focus: z.string().max(500).optional(),
    /** Headings of a department's own template; it takes the place of the format. */
    template: z.array(z.string().trim().min(1).max(200)).min(1).max(40).optional(),
  })
  .refine(
    ({ documents, format, template }) =>
      template !== undefined || formats().find(({ id }) => id === format)?.compares !== true || documents.length === 2,
    {
      path: ['documents'],
      error: 'give two versions to compare, the earlier one first',
    },
  );

const statement = z.object({
  text: z.string(),
  citations: z.array(citation).min(1),
  /** The heading it stands under, or that is above that, where it says how this is to be taken. */
  under: z.string().optional(),
  /** Whether it goes on from the statement before. */
  follows: z.boolean(),
  details: z
    .object({ who: z.string(), by: z.string(), figures: z.array(z.string()), section: z.string(), status: z.string() })
    .partial()
    .optional(),
  /** What it said in the earlier version. */
  before: z.object({ text: z.string(), citations: z.array(citation).min(1) }).optional(),
});

const result = z.object({
  title: z.string(),
  format: z.string(),
  /** How the sentences were chosen. */
  mode: z.enum([...modes, 'comparison', 'written']),
  words: z.number().int(),
  /** The words that were asked for. */
  asked: z.number().int(),
  /** What the source says of how the whole is to be taken. */
  standing: z.array(z.object({ text: z.string(), citations: z.array(citation).min(1) })),
  parts: z.array(z.object({ heading: z.string(), status: z.enum(['filled', 'not-found']), statements: z.array(statement) })),
  leftOut: z.object({
    /** Headings under which nothing was taken. */
    sections: z.array(z.string()),
    /** Statements not kept that speak against one that was. */
    against: z.array(z.object({ text: z.string(), citation, why: z.enum(['objects', 'other-figure']), kept: z.string() })),
    /** Differences between versions that had no room. */
    differences: z.number().int(),
  }),
  /** Statements of a model that were dropped, since the documents do not bear them out. */
  dropped: z.number().int(),
  /** Reading age in years: the Flesch-Kincaid grade and five. */
  readingAge: z.number().int(),
  /** What a person has to check before use. */
  toCheck: z.object({ figures: z.number().int(), claims: z.number().int() }),
});

export type SummariserInput = z.output<typeof input>;
export type SummariserResult = z.infer<typeof result>;
export type SummaryStatement = z.infer<typeof statement>;

/** Shortens documents to what matters in them, in the format and length asked for, and shows where each sentence stands. */
export const summariser = defineTool<SummariserInput, SummariserResult>({
  name: 'summariser',
  title: 'Summariser',
  description:
    'Shortens one or more documents to their key points, or fills a format such as a submission with them. Every statement shows the sentences of the documents that it is made of.',
  module: import.meta.url,
  input,
  result,
  phrases,
  sources: ({ documents, template }) => [
    ...documents.map(({ title = '', text }, place): Source => ({ document: sourceName(place), title, start: 0, text, trust: 'caller' })),
    ...(template === undefined ? [] : [{ document: 'template', title: '', start: 0, text: template.join('\n'), trust: 'caller' as const }]),
  ],
  on: { embedded: summariseDocuments, model: summariseWithModel },
});
