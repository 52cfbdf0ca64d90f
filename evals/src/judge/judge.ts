import { defineTool, promptFile } from '@assay/core';
import { z } from 'zod';

const prompt = promptFile(new URL('../../../prompts/judge/supported.md', import.meta.url));

/** A judge that is shown less than all would judge less than all. */
const longest = { source: 24_000, claim: 4_000 } as const;

const input = z.strictObject({
  source: z.string().min(1).max(longest.source),
  claim: z.string().min(1).max(longest.claim),
});

const result = z.object({ supported: z.boolean() });

export type JudgeInput = z.output<typeof input>;
export type JudgeResult = z.infer<typeof result>;

const form = { name: 'judgement', schema: z.strictObject({ supported: z.boolean() }) };

/**
 * Says whether a passage bears out a statement, by a model. It is an instrument: a tool like any other to guardrails, budgets
 * and gate, whose suites compare it with people's labels, and that no face offers.
 */
export const judge = defineTool<JudgeInput, JudgeResult>({
  name: 'judge',
  title: 'Model judge',
  description: 'Says whether a passage bears out a statement. Suites use it to judge what a model wrote; it answers no person.',
  module: import.meta.url,
  input,
  result,
  on: {
    // biome-ignore lint/correctness/useYield: a judgement is its result; there is nothing to tell while it is made.
    model: async function* ({ source, claim }, { model }) {
      const { supported } = await model.fill(prompt({ source, claim }), form);
      return { supported };
    },
  },
});
