import { defineTool, type ToolEvent } from '@assay/core';
import { z } from 'zod';
import { type Choice, choices } from './choices.ts';
import { chooseByRules } from './choose-by-rules.ts';
import { chooseWithModel } from './choose-with-model.ts';
import { phrases } from './phrases.ts';

const input = z.strictObject({
  /** The text, or of a long one its beginning and end: more is not needed to see what it is. */
  text: z
    .string()
    .max(4_000, 'at most 4,000 characters; of a longer text give the beginning and the end, and its length in "words"')
    .refine((text) => text.trim() !== '', 'write a question, or paste a letter or a document'),
  /** How many words the whole text has, where only a part of it is given. */
  words: z.number().int().min(1).max(100_000_000).optional(),
});

const result = z.object({ tool: z.enum(choices) });

export type AssistantInput = z.output<typeof input>;
export type AssistantResult = z.infer<typeof result>;

/** Says which tool a text is for; it runs none, and what it names is behind a gate of its own. */
export const assistant = defineTool<AssistantInput, AssistantResult>({
  name: 'assistant',
  title: 'Assistant',
  description: 'Looks at what was asked or pasted and says which tool is for it. It answers nothing itself.',
  module: import.meta.url,
  input,
  result,
  phrases,
  on: {
    embedded: (given) => tell(chooseByRules(given)),
    model: async function* (given, { model }) {
      return yield* tell(await chooseWithModel(given, model));
    },
  },
});

// --- Internal ---

async function* tell(tool: Choice): AsyncGenerator<ToolEvent, AssistantResult> {
  yield { type: 'text', text: phrases()[tool], phrase: tool };
  return { tool };
}
