import { AssayError, caseReference, describeIssues } from '@assay/core';
import type { Context } from 'hono';

/** The header that names the case a run is about; not the address, which proxies keep in their logs. */
export const caseHeader = 'Assay-Case';

const headerReference = caseReference.regex(/^[\x20-\x7e]*$/, 'in a header a reference has plain ASCII characters');

/** The case that a request is about, on any face; a reference that cannot be one is an error, for a run must not go on record beside its case. */
export function caseOf(context: Context): { readonly case?: string } {
  const given = context.req.header(caseHeader);
  if (given === undefined) return {};
  const parsed = headerReference.safeParse(given);
  if (!parsed.success) throw new AssayError('bad-usage', `The header ${caseHeader} does not hold: ${describeIssues(parsed.error)}.`);
  return { case: parsed.data };
}
