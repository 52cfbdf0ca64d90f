import type { Passage, ToolContext } from '@assay/core';
import { contentStems } from '@assay/language';
import { draftReply } from '../draft-reply.ts';
import type { DrafterInput, DrafterResult } from '../drafter.ts';

/** Drafts from a handful of lines, without the parts of a deployment. */
export async function draftFrom(input: DrafterInput, passages: readonly Passage[]): Promise<DrafterResult> {
  const context = {
    signal: new AbortController().signal,
    today: '2026-11-27',
    search: async ({ text }) => ({
      passages: ranked(text, passages),
      receipt: { query: text, terms: [], collection: 'lines', documentsSearched: passages.length },
    }),
    check: async () => undefined,
  } satisfies ToolContext;
  const events = draftReply(input, context);
  let step = await events.next();
  while (step.done !== true) step = await events.next();
  return step.value;
}

// --- Internal ---

/** By the words that they share with the question, best first. */
function ranked(text: string, passages: readonly Passage[]): readonly Passage[] {
  const asked = new Set(contentStems(text));
  const shared = (passage: Passage) => new Set(contentStems(`${passage.title} ${passage.text}`).filter((one) => asked.has(one))).size;
  return passages.map((passage) => ({ ...passage, score: 0.01 + shared(passage) })).sort((a, b) => b.score - a.score);
}
