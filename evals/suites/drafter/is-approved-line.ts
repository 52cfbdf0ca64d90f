import type { DrafterResult } from '@assay/drafter';
import { lineCorpus } from './lines.ts';

let approved: ReadonlyMap<string, string> | undefined;

/** Whether a paragraph is an approved line of the suite's corpus, word for word. */
export function isApprovedLine({ text, citations }: DrafterResult['paragraphs'][number]): boolean {
  approved ??= new Map(lineCorpus().flatMap((line) => (line.metadata.status === 'approved' ? [[line.id, line.text] as const] : [])));
  return citations.length > 0 && citations.every(({ position }) => approved?.get(position.document) === text);
}
