import { defineTool } from '@assay/core';
import { z } from 'zod';

/** Names a tool by the first word of a text, so that each way can be tried. */
export const shapedAssistant = defineTool({
  name: 'assistant',
  title: 'Assistant',
  description: 'Says which tool a text is for.',
  module: import.meta.url,
  input: z.strictObject({ text: z.string().min(1).max(4_000), words: z.number().optional() }),
  result: z.object({ tool: z.enum(['policy-search', 'drafter', 'summariser', 'none']) }),
  on: {
    // biome-ignore lint/correctness/useYield: what it names is its result.
    async *embedded({ text }) {
      if (text.startsWith('Dear ')) return { tool: 'drafter' as const };
      if (text.startsWith('Hello')) return { tool: 'none' as const };
      return { tool: text.length > 400 ? ('summariser' as const) : ('policy-search' as const) };
    },
  },
});
