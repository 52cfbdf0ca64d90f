import { collapseSpace } from '@assay/language';
import { z } from 'zod';

const comment = z.object({
  subtype: z.enum(['Text', 'Highlight', 'Underline', 'StrikeOut', 'Squiggly', 'Caret', 'Stamp']),
  contentsObj: z.object({ str: z.string() }),
});

/** What was noted on a page and opens only at a click; readers of the printed page do not see it. */
export function pageComments(annotations: readonly unknown[]): readonly string[] {
  return annotations.flatMap((annotation) => {
    const parsed = comment.safeParse(annotation);
    const words = parsed.success ? collapseSpace(parsed.data.contentsObj.str) : '';
    return words === '' ? [] : [words];
  });
}
