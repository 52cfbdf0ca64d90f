import type { HandOver } from '../hand-over.ts';

interface Written {
  readonly words: string;
  readonly lines: readonly { readonly text: string }[];
}

/** Replies of a tool that says its `words` back: OPEN in one stands open, GAP in one needs a reason, and a file of one is JSON. */
export function sampleHandOver(tool: string): HandOver {
  return {
    replies: {
      tool,
      checkInput: (_input, reply) => ({ words: reply }),
      judge(drafted, checked) {
        // The sample tool's own results.
        const [was, now] = [drafted, checked].map((result) => (result as Written).lines.map(({ text }) => text).join('\n'));
        const edits = was === now ? [] : [{ isSubstantive: true, what: ['words'], was: was ?? '', now: now ?? '' }];
        const open = ['OPEN', 'GAP'].flatMap((word) =>
          now?.includes(word) ? [{ kind: word.toLowerCase(), quote: word, message: 'Look.' }] : [],
        );
        return { edits, open, needsReason: open.some(({ kind }) => kind === 'gap') ? 'Say why it may go with a gap.' : '' };
      },
    },
    writeResult: async ({ run, result, notices }, format) => JSON.stringify({ format, input: run.input, result, notices }),
    write: async ({ run, signOffs, result, notices }, format) => JSON.stringify({ format, input: run.input, result, notices, signOffs }),
  };
}
