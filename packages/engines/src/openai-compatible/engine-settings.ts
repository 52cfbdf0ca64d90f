import { z } from 'zod';

const variable = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/, 'name an environment variable');
const headerName = z.string().regex(/^[A-Za-z0-9-]{1,100}$/, 'letters, digits and hyphens');
const headers = z.record(headerName, z.string().max(2_000));

/** Milliseconds an endpoint may take. */
const times = z.strictObject({
  /** Until it answers at all. */
  firstMs: z.number().int().min(100).max(600_000).default(60_000),
  /** Between two pieces of an answer. */
  betweenMs: z.number().int().min(100).max(600_000).default(30_000),
  /** For a whole answer. */
  wholeMs: z.number().int().min(100).max(3_600_000).default(300_000),
});

/** How an endpoint that speaks the OpenAI wire is reached and asked. Secrets stand in the environment: here only the names of variables. */
export const engineSettings = z.strictObject({
  kind: z.literal('openai-compatible'),
  /** Up to where "/chat/completions" follows: https://api.openai.com/v1, http://127.0.0.1:11434/v1 */
  address: z.url({ protocol: /^https?$/, error: 'an address such as http://127.0.0.1:11434/v1' }),
  model: z.string().min(1).max(200),
  /** The name that the model gives itself in answers, where it is not `model`: an alias is answered by a dated version. */
  reports: z.string().min(1).max(200).optional(),
  keyFrom: variable.optional(),
  headers: headers.optional(),
  /** Headers whose values are secrets, each with its variable. */
  headersFrom: z.record(headerName, variable).optional(),
  /** What follows every address, such as Azure's api-version. */
  query: z.record(z.string().max(100), z.string().max(200)).optional(),
  proxy: z.url({ protocol: /^https?$/, error: 'an address such as http://proxy.example:3128' }).optional(),
  /** A PEM file with the certificates of the organisation's own authorities; those the system trusts count as well. */
  certificates: z.string().min(1).optional(),
  times: times.prefault({}),
  /** How often a call that was refused for load, met a fault of the server or lost its connection is made again. */
  retries: z.number().int().min(0).max(10).default(2),
  /** The most calls at once; fewer while the endpoint says that it is busy. */
  atOnce: z.number().int().min(1).max(256).default(8),
  /** How JSON of a form is asked for: by schema, as any JSON, or only in words. */
  format: z.enum(['json-schema', 'json-object', 'words']).default('json-schema'),
  /** Which field limits an answer's length: newer models of OpenAI know only the first. */
  limitField: z.enum(['max_completion_tokens', 'max_tokens']).default('max_tokens'),
  mostTokens: z.number().int().min(1).max(1_000_000).default(8_000),
  /** Nothing is sent for what is not set: some models refuse any of them. */
  sampling: z
    .strictObject({
      temperature: z.number().min(0).max(2),
      topP: z.number().min(0).max(1),
      seed: z.number().int(),
      reasoningEffort: z.string().max(20),
    })
    .partial()
    .default({ temperature: 0 }),
  /** A model for embeddings at the same endpoint. */
  embeddings: z.strictObject({ model: z.string().min(1).max(200), dimensions: z.number().int().min(1).max(20_000).optional() }).optional(),
  /** Pounds for a million tokens. */
  price: z.strictObject({ input: z.number().min(0), output: z.number().min(0) }).optional(),
});

export type EngineSettings = z.output<typeof engineSettings>;
