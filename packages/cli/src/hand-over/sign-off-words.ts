import type { SignOff } from '@assay/core';

/** What somebody changed of a draft, as lines: the edits of substance with their words, those of form by number. */
export function editLines(edits: SignOff['edits']): readonly string[] {
  const substantive = edits.filter(({ isSubstantive }) => isSubstantive);
  const form = edits.length - substantive.length;
  return [
    ...substantive.map(
      ({ what, was, now }) =>
        `edit    ${what.join(', ')}: ${was === '' ? '' : `“${oneLine(was)}” -> `}${now === '' ? 'taken out' : `“${oneLine(now)}”`}`,
    ),
    ...(form === 0 ? [] : [`edit    ${form} of form only`]),
    ...(edits.length === 0 ? ['edit    none: the draft stands as it was'] : []),
  ];
}

/** What stands open, numbered, and whether it was looked at. */
export function openLines(
  open: readonly (Omit<SignOff['open'][number], 'acknowledged'> & { readonly acknowledged?: boolean })[],
): readonly string[] {
  return open.map(({ kind, quote, message, acknowledged }, place) => {
    const seen = acknowledged === undefined ? '' : acknowledged ? ' (looked at)' : ' (not looked at)';
    return `open ${String(place + 1).padStart(2)} ${kind}${seen}: ${quote === '' ? '' : `“${oneLine(quote)}” `}${message}`;
  });
}

// --- Internal ---

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
