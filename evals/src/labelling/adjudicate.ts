import { AssayError } from '@assay/core';
import { readLabel } from './label.ts';
import type { LabelKit } from './label-kit.ts';
import { isLabeller, labelStatus } from './label-status.ts';
import { labellerSlug } from './labeller-slug.ts';
import { type Adjudication, adjudicationPath } from './read-adjudications.ts';
import { openRecordFile } from './record-file.ts';

interface AdjudicationRequest {
  readonly by: string;
  readonly id: string;
  /** The label as a person writes it: a value, or quotes one a line. */
  readonly said: string;
  readonly reason: string;
  now(): Date;
}

/** Settles one disagreement; a later decision on the same record replaces it, and both stay in the file. */
export function adjudicate(
  kit: LabelKit,
  { by, id, said, reason, now }: AdjudicationRequest,
): { readonly adjudication: Adjudication; readonly isByLabeller: boolean } {
  labellerSlug(by);
  if (reason.trim() === '' || reason.length > 2_000)
    throw new AssayError('bad-usage', 'Say why in --reason, in at most 2,000 characters: the reason is what a later reader has to go on.');
  const status = labelStatus(kit, now);
  if (status.status === 'labelling')
    throw new AssayError('bad-usage', 'Two people have not labelled everything yet, so there is nothing to adjudicate. See --status.');
  const question = status.disagreements.find((one) => one.question.id === id)?.question;
  if (question === undefined) {
    const isKnown = kit.questions.some((one) => one.id === id);
    throw new AssayError(
      'bad-usage',
      isKnown ? `Both gave "${id}" the same label, which stands.` : `There is no record "${id}". See --status for those to adjudicate.`,
    );
  }
  const read = readLabel(kit, question, said);
  if (read.status === 'unclear') throw new AssayError('bad-usage', `--label: ${read.problem}`);
  const adjudication: Adjudication = { id, label: read.label, by: by.trim(), reason: reason.trim(), at: now().toISOString() };
  const file = openRecordFile(adjudicationPath(kit));
  file.append(adjudication);
  file.close();
  return { adjudication, isByLabeller: isLabeller(status, by) };
}
