import { AssayError, type Citation, citation, defineJob, defineTool } from '@assay/core';
import { z } from 'zod';

const echoInput = z.strictObject({ words: z.string().min(1, 'write something'), times: z.number().int().min(1).default(1) });

/** Says its input back, one paragraph a line, each with a citation into it. */
export const echo = defineTool({
  name: 'echo',
  title: 'Echo',
  description: 'Says it back.',
  module: import.meta.url,
  input: echoInput as z.ZodType<z.output<typeof echoInput>>,
  result: z.object({ lines: z.array(z.object({ text: z.string(), citations: z.array(citation) })) }),
  sources: ({ words }) => [{ document: 'input', title: 'Your words', start: 0, text: words, trust: 'caller' }],
  on: {
    async *embedded({ words }) {
      yield { type: 'progress', message: 'Listening' };
      if (words.includes('explode')) throw new AssayError('engine-failed', 'the engine broke');
      const lines: { text: string; citations: Citation[] }[] = [];
      let start = 0;
      for (const line of words.split('\n')) {
        const end = start + line.length;
        const cited: Citation = {
          id: `c${lines.length + 1}`,
          title: 'Your words',
          quote: line,
          position: { document: 'input', start, end },
        };
        yield { type: 'citation', citation: cited };
        yield { type: 'text', text: line, citations: [cited] };
        lines.push({ text: line, citations: [cited] });
        start = end + 1;
      }
      return { lines };
    },
  },
});

/** Works until it is stopped. */
export const patience = defineTool({
  name: 'patience',
  title: 'Patience',
  description: 'Waits.',
  module: import.meta.url,
  input: z.object({ question: z.string() }),
  result: z.object({}),
  on: {
    async *embedded(_input, { signal }) {
      yield { type: 'progress', message: 'Waiting' };
      await new Promise<void>((resolve) => {
        if (signal.aborted) resolve();
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
      yield { type: 'progress', message: 'Stopped' };
      return {};
    },
  },
});

/** Never measured, so never on. */
export const untested = defineTool({
  name: 'untested',
  title: 'Untested <tool>',
  description: 'Off.',
  module: import.meta.url,
  input: z.object({ count: z.number() }),
  result: z.object({}),
  on: {
    // biome-ignore lint/correctness/useYield: it never gets to run.
    async *embedded() {
      return {};
    },
  },
});

/** Counts files; of a hundred and more it waits until it is stopped. */
export const count = defineJob({
  name: 'ingest',
  title: 'Count',
  description: 'Counts.',
  roles: ['editor'],
  input: z.strictObject({ files: z.number().int().min(1), audience: z.array(z.string()).optional() }),
  result: z.object({ ingested: z.number() }),
  async *work({ files }, { signal }) {
    yield { message: 'Counting', done: 1, total: files };
    if (files >= 100 && !signal.aborted)
      await new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    return { ingested: files };
  },
});
