import { z } from 'zod';

const action = z.enum(['allow', 'flag', 'rewrite', 'redact', 'block']);

const rule = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/, 'use small letters, digits and hyphens'),
  check: z.string(),
  options: z.record(z.string(), z.unknown()).default({}),
  stages: z.array(z.enum(['input', 'context', 'output'])).min(1),
  /** One action, or one for each kind of engine. */
  action: z.union([action, z.strictObject({ embedded: action, model: action })]),
  /** What is done when the check could not run; without it, what would change or stop a text stops it. Checks that a model judges must say. */
  fallback: z.enum(['flag', 'block']).optional(),
  why: z.string().min(1),
});

/** A policy file: which check looks at which stage, what is done about a finding, and why. */
export const policy = z.strictObject({
  name: z.string().min(1),
  about: z.string().min(1),
  /** How many characters of an answer are held back until they are checked, or all of it. */
  outputWindow: z.union([z.literal('whole'), z.number().int().positive()]),
  rules: z.array(rule).min(1),
});

export type PolicyRule = z.output<typeof rule>;

/** A policy as it was read, with the file it came from. */
export interface Policy extends z.output<typeof policy> {
  readonly file: string;
}
