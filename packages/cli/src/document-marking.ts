import { printedMarking } from '@assay/core';
import { highestMarking } from '@assay/guardrails';

/** The highest protective marking that stands in a text or in what its readers do not see of the file, as it is printed; undefined where there is none. */
export function documentMarking(text: string, hidden = ''): string | undefined {
  const tier = highestMarking(hidden === '' ? text : `${text}\n\n${hidden}`);
  return tier === undefined ? undefined : printedMarking(tier);
}

/** A text with the marking at its head that only what its readers do not see bears, so that whoever checks the text sees it too. */
export function withHiddenMarking(text: string, hidden = ''): string {
  const marking = documentMarking(text, hidden);
  return marking === undefined || marking === documentMarking(text) ? text : `${marking}\n\n${text}`;
}
