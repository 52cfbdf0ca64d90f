import { defineTool, type ModelContext, type ToolEvent } from '@assay/core';
import { z } from 'zod';

const input = z.object({ text: z.string().min(1).max(50_000) });
const result = z.object({ sentences: z.number().int() });

/** The least tool there can be on a model: it passes on what the model wrote, sentence by sentence, as resting on what it was given. */
export const writer = defineTool({
  name: 'writer',
  title: 'Writer',
  description: 'Passes on what a model writes about a text.',
  module: import.meta.url,
  input,
  result,
  sources: ({ text }) => [{ document: 'input', title: 'The text', start: 0, text, trust: 'caller' }],
  on: {
    async *model({ text }, { model }: ModelContext): AsyncGenerator<ToolEvent, z.output<typeof result>> {
      const written = await model.write([
        { role: 'system', content: 'Write about the text.' },
        { role: 'user', content: text },
      ]);
      const citation = { id: 'c1', title: 'The text', quote: text, position: { document: 'input', start: 0, end: text.length } };
      yield { type: 'citation', citation };
      const sentences = written.split(/(?<=\.) /);
      for (const sentence of sentences) yield { type: 'text', text: sentence, citations: [citation] };
      return { sentences: sentences.length };
    },
  },
});
