import { z } from 'zod';

/** What a page holds, one after another: pieces of text, and marks that say to which part of the document they belong. */
export type PageItem =
  | {
      readonly type: 'text';
      readonly text: string;
      readonly transform: readonly number[];
      readonly width: number;
      readonly endsLine: boolean;
      /** Read from the right, as Arabic and Hebrew are. */
      readonly isRightToLeft?: boolean;
    }
  | { readonly type: 'begin'; readonly id?: string }
  | { readonly type: 'end' };

const item = z.union([
  z
    .object({ str: z.string(), transform: z.array(z.number()), width: z.number(), hasEOL: z.boolean(), dir: z.string().optional() })
    .transform(
      ({ str, transform, width, hasEOL, dir }): PageItem => ({
        type: 'text',
        text: str,
        transform,
        width,
        endsLine: hasEOL,
        ...(dir === 'rtl' ? { isRightToLeft: true } : {}),
      }),
    ),
  z.object({ type: z.literal('endMarkedContent') }).transform((): PageItem => ({ type: 'end' })),
  z
    .object({ type: z.string(), id: z.string().nullish() })
    .transform(({ id }): PageItem => ({ type: 'begin', ...(typeof id === 'string' ? { id } : {}) })),
]);

/** Reads the items of a page as pdf.js gives them; one of an unknown shape is left out. */
export function readPageItems(items: readonly unknown[]): readonly PageItem[] {
  return items.flatMap((found) => {
    const parsed = item.safeParse(found);
    return parsed.success ? [parsed.data] : [];
  });
}
