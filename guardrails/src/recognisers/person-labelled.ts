import { letter, nameSources, personalNames } from '../personal-names.ts';
import type { Recogniser } from '../recogniser.ts';
import { judgeName, oneOf, surnameOf, withoutTail } from './person.ts';

const { any } = nameSources;
const gap = '[ \\t]{0,3}';

let made: readonly RegExp[] | undefined;

/** Names after a label, on a line or in a cell: "Claimant: Jane Osei", "Name | Jane Osei". */
export const personLabelled: Recogniser = {
  kind: 'person',
  label: 'the name of a person',
  near: 'label',
  get patterns() {
    made ??= readPatterns();
    return made;
  },
  judge: judgeName,
  lengthOf: withoutTail,
  identityOf: surnameOf,
};

// --- Internal ---

function readPatterns(): readonly RegExp[] {
  const labels = anyCase(oneOf(personalNames().labels));
  return [
    `(?<=^|[\\n;(]|\\. ) {0,3}${labels}${gap}:${gap}(?<value>${any}(?:, ${any}(?=${gap}(?:\\n|$)))?)(?![${letter}])`,
    // In a cell beside its label, and nothing after it.
    `(?<=^|\\n)[| ]{0,3}${labels}${gap}[|\\t]${gap}(?<value>${any})(?=[ |\\t]{0,3}(?:\\n|$))`,
  ].map((source) => new RegExp(source, 'dg'));
}

/** The same words in any case: "NAME:", "FAO:". */
function anyCase(source: string): string {
  return source.replace(/(?<!\\)[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}
