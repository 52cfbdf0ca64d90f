import type { Action, ChatMessage, Check } from '@assay/core';
import type { z } from 'zod';

/** Asks a model for one whole answer; for checks that a model judges. */
export type Judge = (messages: readonly ChatMessage[], signal: AbortSignal) => Promise<string>;

/** What the program that composes guardrails hands to checks. */
export interface CheckParts {
  readonly judge?: Judge;
}

/** A check as policies name it. */
export interface CheckDefinition {
  readonly name: string;
  readonly options: z.ZodType;
  /** Whether it judges any text, or only whole statements with what they rest on. */
  readonly judges: 'text' | 'statement';
  /** Whether it reads the normalised copy, or the text as it came because it looks for what normalising removes. */
  readonly reads: 'normalised' | 'original';
  /** Whether what it finds depends on the text and its stage and on nothing else of the run: a text found clean once is clean. */
  readonly seesTextAlone?: boolean;
  /** What a person is told after the finding itself, by what was done about it. */
  readonly consequences: Readonly<Partial<Record<Action, string>>>;
  /** Whether a model judges: such a check can fail for reasons of its own, so its rule must say what then happens. */
  readonly isJudgedByModel?: boolean;
  /** Makes the check; `options` were parsed by the schema above. */
  make(options: unknown, parts?: CheckParts): Check;
}

/** Defines a check; its options are parsed once, when the policy is loaded. */
export function defineCheck<Options>(
  definition: Omit<CheckDefinition, 'options' | 'make'> & {
    readonly options: z.ZodType<Options>;
    make(options: Options, parts: CheckParts): Omit<Check, 'name'>;
  },
): CheckDefinition {
  const { make, options, ...rest } = definition;
  return { ...rest, options, make: (value, parts = {}) => ({ name: definition.name, ...make(options.parse(value), parts) }) };
}
