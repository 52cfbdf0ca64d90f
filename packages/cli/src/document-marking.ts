import { printedMarking } from '@assay/core';
import type { DocumentOutcome } from '@assay/documents';
import { highestMarking } from '@assay/guardrails';

/** The highest protective marking that stands in a text or in what its readers do not see of the file, as it is printed; undefined where there is none. */
export function documentMarking(text: string, hidden = ''): string | undefined {
  const tier = highestMarking(hidden === '' ? text : `${text}\n\n${hidden}`);
  return tier === undefined ? undefined : printedMarking(tier);
}

/** The text of a file and of what is attached to it, with the marking at its head that only what its readers do not see bears: whoever checks the text sees it too. */
export function textOfFile({ documents, hidden }: Extract<DocumentOutcome, { readonly status: 'read' }>): string {
  return withHiddenMarking(documents.map(({ text }) => text).join('\n\n'), hidden);
}

/** One text of a file, with the marking at its head that only what readers of the file do not see bears. */
export function withHiddenMarking(text: string, hidden = ''): string {
  if (hidden === '') return text;
  const marking = documentMarking(text, hidden);
  return marking === undefined || marking === documentMarking(text) ? text : `${marking}\n\n${text}`;
}
