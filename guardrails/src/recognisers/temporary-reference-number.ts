import { likely, type Recogniser } from '../recogniser.ts';
import { isNamed } from '../words-around.ts';

const label = /\b(?:trn|temporary (?:reference|ni|national insurance)(?: number| no)?|national insurance|ni (?:number|no))\b/i;

/** HMRC manual NIM39110: temporary reference numbers, two digits, a letter and five digits, in the place of a National Insurance number. */
export const temporaryReferenceNumber: Recogniser = {
  kind: 'temporary-reference-number',
  label: 'a temporary National Insurance reference',
  near: 'digit',
  patterns: [/(?<![\w-])\d{2} ?[a-z] ?\d(?: ?\d){4}(?![\w-])/gi],
  judge: (candidate) => (isNamed(candidate, label) ? likely.labelled : undefined),
};
