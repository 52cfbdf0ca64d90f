import { collapseSpace } from '@assay/language';
import { z } from 'zod';

/** What was filled into a field of a form, or typed on top of a page, and the box it stands in. */
export interface FormValue {
  readonly label: string;
  readonly text: string;
  readonly box?: Box;
}

interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

const box = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .transform(([x, y, otherX, otherY]): Box => {
    return { left: Math.min(x, otherX), bottom: Math.min(y, otherY), right: Math.max(x, otherX), top: Math.max(y, otherY) };
  })
  .optional()
  .catch(undefined);

const widget = z.object({
  subtype: z.literal('Widget'),
  fieldType: z.enum(['Tx', 'Ch']),
  fieldName: z.string().catch(''),
  alternativeText: z.string().catch(''),
  fieldValue: z.union([z.string(), z.array(z.string()).transform((values) => values.join(', '))]),
  rect: box,
});

const note = z.object({ subtype: z.literal('FreeText'), contentsObj: z.object({ str: z.string() }), rect: box });

/** Names that programs give to fields of which nobody named one. */
const unnamed = /^(?:text|field|text ?field|drop ?down ?list|list ?box|combo ?box|undefined)[ _]*\d*$/i;

/** What was filled into the form on a page, and what was typed on top of it; empty fields are left out. */
export function formValues(annotations: readonly unknown[]): readonly FormValue[] {
  return annotations.flatMap((annotation): FormValue[] => {
    const typed = note.safeParse(annotation);
    if (typed.success) return valueIn('', typed.data.contentsObj.str, typed.data.rect);
    const parsed = widget.safeParse(annotation);
    if (!parsed.success) return [];
    const { fieldName, alternativeText, fieldValue, rect } = parsed.data;
    const name = fieldName.split('.').at(-1) ?? '';
    const label = name.replace(/\[\d+\]$/, '');
    return valueIn(alternativeText.trim() || (unnamed.test(label) ? '' : label), fieldValue, rect);
  });
}

// --- Internal ---

function valueIn(label: string, value: string, place: Box | undefined): FormValue[] {
  const text = collapseSpace(value);
  return text === '' ? [] : [{ label, text, ...(place === undefined ? {} : { box: place }) }];
}
