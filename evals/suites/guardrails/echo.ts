import { type Citation, defineTool, type ToolContext, type ToolEvent } from '@assay/core';
import { z } from 'zod';

const input = z.strictObject({ text: z.string().min(1), claim: z.string().optional() });

export type EchoInput = z.output<typeof input>;

/** Whether it said the claim, and the text as it came through the guardrails. */
export interface EchoResult {
  readonly said: boolean;
  readonly text: string;
}

/** Says a claim about a text, or nothing: a tool that adds nothing of its own, so that only the guardrails are measured. */
export const guardrailsEcho = defineTool({
  name: 'guardrails',
  title: 'Guardrails',
  description: 'Measures the guardrail layer by itself.',
  module: import.meta.url,
  input,
  result: z.object({ said: z.boolean(), text: z.string() }),
  sources: ({ text }: EchoInput) => [{ document: 'input', title: 'Text', start: 0, text, trust: 'caller' as const }],
  on: { embedded: sayClaim, model: sayClaim },
});

// --- Internal ---

async function* sayClaim({ text, claim }: EchoInput, _: ToolContext): AsyncGenerator<ToolEvent, EchoResult> {
  if (claim === undefined) return { said: false, text };
  const citation: Citation = { id: '1', title: 'Text', quote: text, position: { document: 'input', start: 0, end: text.length } };
  yield { type: 'citation', citation };
  yield { type: 'text', text: claim, citations: [citation] };
  return { said: true, text };
}
