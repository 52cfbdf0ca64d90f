import type { Replies } from '@assay/core';
import { type DrafterInput, type DrafterResult, drafter } from '../drafter.ts';
import { compareEdits } from '../edits/compare-edits.ts';
import { openItems, whyReason } from './open-items.ts';

/** How replies to letters are checked and signed: against the draft as the tool composed it. */
export const letterReplies: Replies = {
  tool: drafter.name,
  checkInput(input, reply) {
    const { campaign, ...rest } = asInput(input);
    // Other letters of a campaign are replied to in runs of their own; that this is one of them stays said.
    return { ...rest, draft: reply, ...(campaign === undefined ? {} : { campaign: [] }) };
  },
  judge(drafted, checked) {
    const { paragraphs, correspondent } = asResult(drafted);
    const result = asResult(checked);
    const notes = paragraphs.filter(({ kind }) => kind === 'note' || kind === 'gap').map(({ text }) => text);
    const edits = compareEdits(composed(paragraphs, correspondent.addressee, result.draft), result.draft, notes);
    const open = openItems(result);
    return { edits: edits.map((edit) => ({ ...edit, what: [...edit.what] })), open, needsReason: whyReason(open) };
  },
};

// --- Internal ---

/** What a run kept was parsed by the tool's own schema when it ran. */
function asInput(value: unknown): DrafterInput {
  return value as DrafterInput;
}

function asResult(value: unknown): DrafterResult {
  return value as DrafterResult;
}

/** The letter as the tool had it, before anybody edited it; its files have the addressee above it, which is no edit. */
function composed(paragraphs: DrafterResult['paragraphs'], addressee: string, reply: string): string {
  const draft = paragraphs.map(({ text }) => text).join('\n\n');
  return addressee !== '' && reply.trimStart().startsWith(addressee) ? `${addressee}\n\n${draft}` : draft;
}
