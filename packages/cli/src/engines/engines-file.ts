import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AssayError, describeIssues, readJsonFile } from '@assay/core';
import { type EngineSettings, engineSettings } from '@assay/engines';
import { z } from 'zod';

/** Protective markings from the lowest to the highest, as rules of engines name them (GSCP). */
export const markings = ['unmarked', 'official', 'official-sensitive', 'secret', 'top-secret'] as const;
export type Marking = (typeof markings)[number];

const engineName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens')
  .refine((name) => name !== 'embedded', '"embedded" is the engine without a model');

const rule = z.strictObject({
  /** For which tool; for every tool where none is named. */
  tool: z.string().optional(),
  /** For members of any of these groups; for everybody where none is named. */
  groups: z.array(z.string().min(1)).min(1).optional(),
  /** The highest marking of a text that may go to this engine. */
  upTo: z.enum(markings).default('official'),
  engine: z.union([z.literal('embedded'), engineName]),
  /** What answers while this engine cannot: the embedded engine, saying so, or nothing. */
  otherwise: z.enum(['embedded', 'nothing']).default('nothing'),
});

const budget = z
  .strictObject({
    per: z.enum(['run', 'person', 'group', 'everyone']),
    /** Whose, where it is for one group. */
    group: z.string().min(1).optional(),
    /** In what time; a run has none. */
    within: z.enum(['day', 'month']).default('day'),
    tokens: z.number().int().positive().optional(),
    pounds: z.number().positive().optional(),
  })
  .refine(({ tokens, pounds }) => tokens !== undefined || pounds !== undefined, 'say how many "tokens" or "pounds"')
  .refine(({ per, group }) => (per === 'group') === (group !== undefined), 'name the "group" of a budget for a group, and of no other');

const file = z.strictObject({
  engines: z.record(engineName, engineSettings),
  rules: z.array(rule).max(200).default([]),
  budgets: z.array(budget).max(200).default([]),
});

export type EngineRule = z.output<typeof rule>;
export type Budget = z.output<typeof budget>;

/** The model engines of a deployment, which of them answers whom, and what they may cost. */
export interface EnginesFile {
  readonly engines: Readonly<Record<string, EngineSettings>>;
  readonly rules: readonly EngineRule[];
  readonly budgets: readonly Budget[];
}

/**
 * Reads `engines.json` of the data folder, or the file that ASSAY_ENGINES names. One engine can be set without a file:
 * ASSAY_ENGINE_ADDRESS and ASSAY_ENGINE_MODEL make an engine "model" that answers for every tool it has passed for.
 */
export function readEnginesFile(data: string, environment: Readonly<Record<string, string | undefined>>): EnginesFile {
  const named = environment.ASSAY_ENGINES;
  const path = named ?? join(data, 'engines.json');
  const read =
    named !== undefined || existsSync(path) ? readJsonFile(path, file, 'data-file-invalid') : { engines: {}, rules: [], budgets: [] };
  const quick = engineOfEnvironment(environment);
  const found: EnginesFile = {
    engines: { ...read.engines, ...(quick === undefined ? {} : { model: quick }) },
    rules: quick === undefined || read.rules.length > 0 ? read.rules : [{ engine: 'model', upTo: 'official', otherwise: 'embedded' }],
    budgets: read.budgets,
  };
  const unknown = found.rules.find(({ engine }) => engine !== 'embedded' && found.engines[engine] === undefined);
  if (unknown !== undefined)
    throw new AssayError(
      'bad-usage',
      `A rule in ${path} names the engine "${unknown.engine}", and there is none. The engines are: ${Object.keys(found.engines).join(', ') || 'none'}.`,
    );
  const unpriced = Object.entries(found.engines).find(([, { price }]) => price === undefined);
  if (unpriced !== undefined && found.budgets.some(({ pounds }) => pounds !== undefined))
    throw new AssayError(
      'bad-usage',
      `A budget in ${path} is in pounds, and the engine "${unpriced[0]}" has no "price": nothing it does would count. Set its price, of 0 where nothing is paid.`,
    );
  return found;
}

// --- Internal ---

function engineOfEnvironment(environment: Readonly<Record<string, string | undefined>>): EngineSettings | undefined {
  const { ASSAY_ENGINE_ADDRESS: address, ASSAY_ENGINE_MODEL: model, ASSAY_ENGINE_REPORTS: reports, ASSAY_ENGINE_KEY: key } = environment;
  if (address === undefined && model === undefined) return undefined;
  const parsed = engineSettings.safeParse({
    kind: 'openai-compatible',
    address,
    model,
    ...(reports === undefined ? {} : { reports }),
    ...(key === undefined ? {} : { keyFrom: 'ASSAY_ENGINE_KEY' }),
  });
  if (parsed.success) return parsed.data;
  throw new AssayError('bad-usage', `ASSAY_ENGINE_ADDRESS and ASSAY_ENGINE_MODEL do not name an engine: ${describeIssues(parsed.error)}.`);
}
