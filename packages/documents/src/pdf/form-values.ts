import { collapseSpace } from '@assay/language';
import { z } from 'zod';
import type { PageLine } from './page-lines.ts';

const widget = z.object({
  subtype: z.literal('Widget'),
  fieldType: z.enum(['Tx', 'Ch']),
  fieldName: z.string().catch(''),
  alternativeText: z.string().catch(''),
  fieldValue: z.union([z.string(), z.array(z.string()).transform((values) => values.join(', '))]),
});

const note = z.object({ subtype: z.literal('FreeText'), contentsObj: z.object({ str: z.string() }) });

/** What was filled into the form on a page, one line a field ("Name: Jane Osei"), and what was typed on top of it; empty fields are left out. */
export function formValues(annotations: readonly unknown[]): readonly PageLine[] {
  return annotations.flatMap((annotation, place): PageLine[] => {
    const typed = note.safeParse(annotation);
    if (typed.success) return lineOf(typed.data.contentsObj.str, place);
    const parsed = widget.safeParse(annotation);
    if (!parsed.success || parsed.data.fieldValue.trim() === '') return [];
    const { fieldName, alternativeText, fieldValue } = parsed.data;
    const label =
      alternativeText.trim() ||
      fieldName
        .split('.')
        .at(-1)
        ?.replace(/\[\d+\]$/, '') ||
      '';
    return lineOf([label, fieldValue].filter((part) => part !== '').join(': '), place);
  });
}

// --- Internal ---

function lineOf(text: string, place: number): PageLine[] {
  const words = collapseSpace(text);
  return words === ''
    ? []
    : [{ cells: [words], size: 0, start: 0, end: 0, base: -place, angle: 1, role: { kind: 'paragraph', block: -1 - place } }];
}
