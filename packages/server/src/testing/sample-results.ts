import type { ResultFiles } from '../result-files.ts';

/** Results of these tools as files: what was told, as JSON. */
export function sampleResults(tools: readonly string[]): ResultFiles {
  return {
    tools,
    describe: ({ result, run }) => ({
      title: `All of ${run.tool}`,
      blocks: [
        { kind: 'heading', level: 1, text: 'What was told' },
        { kind: 'paragraph', text: Object.keys(result as object).join(', ') },
        { kind: 'list', isOrdered: true, items: ['first', 'second'] },
        { kind: 'quotation', text: 'Quoted words.', source: 'Their place' },
        { kind: 'table', header: ['Part', 'What it was'], rows: [['Engine', run.engine]] },
      ],
    }),
    write: async ({ run, result, notices, at }, format) => JSON.stringify({ format, input: run.input, result, notices, at }),
  };
}
