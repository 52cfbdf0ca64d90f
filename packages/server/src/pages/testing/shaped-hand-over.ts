import type { HandOver } from '../../hand-over.ts';

interface ShapedDraft {
  readonly draft: string;
  readonly checks: readonly { readonly kind: string; readonly quote: string; readonly message: string }[];
}

/** Replies of the shaped drafter: what it found stands open, and a gap needs a reason; a file of one is its text. */
export const shapedHandOver: HandOver = {
  replies: {
    tool: 'drafter',
    // Both are what the shaped tool takes and gives.
    checkInput: (input, reply) => ({ ...(input as object), draft: reply }),
    judge(drafted, checked) {
      const [was, now] = [drafted as ShapedDraft, checked as ShapedDraft];
      return {
        edits: was.draft === now.draft ? [] : [{ isSubstantive: true, what: ['added'], was: '', now: 'What was written.' }],
        open: now.checks.map(({ kind, quote, message }) => ({ kind, quote, message })),
        needsReason: now.checks.some(({ kind }) => kind === 'gap-left') ? 'Say why it may go with a gap.' : '',
      };
    },
  },
  writeResult: async ({ run }, format) => `${format}: ${run.tool}`,
  write: async ({ signOffs }, format) => `${format}: ${signOffs.at(-1)?.reply ?? ''}`,
};
