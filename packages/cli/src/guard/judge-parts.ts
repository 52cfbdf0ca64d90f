import type { Action, Verdict } from '@assay/core';
import type { FilePart } from './file-parts.ts';
import type { Preview } from './open-preview.ts';

/** A part with what would become of it. */
export interface JudgedPart extends FilePart {
  readonly verdict: Verdict;
}

/** What would become of all parts of a text together. */
export interface Judgement {
  readonly action: Action;
  readonly parts: readonly JudgedPart[];
}

/** Judges each part by itself, as ingestion does; the strongest action stands for all. */
export async function judgeParts(parts: readonly FilePart[], preview: Pick<Preview, 'check'>): Promise<Judgement> {
  const judged: JudgedPart[] = [];
  for (const part of parts) judged.push({ ...part, verdict: await preview.check(part.text) });
  return { action: strongest(judged.map(actionOf)), parts: judged };
}

/** The strongest of several actions. */
export function strongest(actions: readonly Action[]): Action {
  return byStrength.findLast((action) => actions.includes(action)) ?? 'allow';
}

// --- Internal ---

const byStrength: readonly Action[] = ['allow', 'flag', 'rewrite', 'redact', 'block'];

/** Hidden words are left out of what goes on, so nothing in them is changed: they are told of, or they stop the file. */
function actionOf({ name, verdict: { action } }: JudgedPart): Action {
  return name === 'hidden' && (action === 'rewrite' || action === 'redact') ? 'flag' : action;
}
