import { type Model, promptFile } from '@assay/core';
import { z } from 'zod';
import type { AssistantInput } from './assistant.ts';
import { type Choice, choices } from './choices.ts';

const prompt = promptFile(new URL('../../../prompts/assistant/choose.md', import.meta.url));

const form = { name: 'tool_choice', schema: z.strictObject({ tool: z.enum(choices) }) };

/** Lets a model name the tool that a text is for; it can name no other than these. */
export async function chooseWithModel({ text, words }: AssistantInput, model: Model): Promise<Choice> {
  const shown = words === undefined ? text : `(Of ${words} words the beginning and the end.)\n${text}`;
  const { tool } = await model.fill(prompt({ text: shown }), form);
  return tool;
}
