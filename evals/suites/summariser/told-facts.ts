import { collapseSpace } from '@assay/language';
import { z } from 'zod';

const fragment = z.string().min(1);

/** A fact that a reader would be angry to miss, and what a summary that tells it holds; an inner list gives alternatives. */
export const fact = z.strictObject({
  kind: z.enum(['deadline', 'cost', 'duty', 'exception', 'dissent', 'decision', 'finding', 'status']),
  fact: z.string(),
  mustMention: z.array(z.union([fragment, z.array(fragment).min(1)])).min(1),
});

/** A statement that misleads alone, and what has to stand with it: any one of `needs`. */
export const context = z.strictObject({
  kind: z.enum(['condition', 'attribution', 'status']),
  said: fragment,
  needs: z.array(fragment).min(1),
  why: z.string(),
});

/** What a statement needs stands within so many sentences of it. */
const nearby = 2;

/** The sentences of a summary, made comparable. */
export function comparable(sentences: readonly string[]): readonly string[] {
  return sentences.map(flat);
}

/** Whether one sentence, or two that follow each other, hold everything that telling a fact takes. */
export function tellsFact(sentences: readonly string[], { mustMention }: z.infer<typeof fact>): boolean {
  const holds = (text: string) =>
    mustMention.every((mention) => (typeof mention === 'string' ? [mention] : mention).some((words) => holdsFragment(text, flat(words))));
  return sentences.some((sentence, place) => holds(sentence) || (place > 0 && holds(`${sentences[place - 1]} ${sentence}`)));
}

/** Whether a misleading statement is told with what it needs or without; undefined where it is not told. */
export function contextKept(sentences: readonly string[], { said, needs }: z.infer<typeof context>): boolean | undefined {
  const place = sentences.findIndex((sentence) => sentence.includes(flat(said)));
  if (place < 0) return undefined;
  const around = sentences.slice(Math.max(0, place - nearby), place + nearby + 1).join(' ');
  return needs.some((words) => around.includes(flat(words)));
}

// --- Internal ---

/** Whether a text holds a fragment, and not as the end of a longer number: "3 June" is not in "13 June". */
function holdsFragment(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!/^\d/.test(words) || !/[\d.,]$/.test(text.slice(0, at))) return true;
  return false;
}

function flat(text: string): string {
  return collapseSpace(text).replace(/[‘’]/g, "'").toLowerCase();
}
