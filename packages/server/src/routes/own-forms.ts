import { AssayError } from '@assay/core';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { limits } from '../limits.ts';
import { problem } from '../problem.ts';
import { respondWithProblem } from '../respond-with-problem.ts';

/**
 * Takes a form only when the browser says that a page of this very site sent it. Browsers put Origin or Sec-Fetch-Site on every
 * form; a foreign value of either was refused before (`security`), so what is left to refuse is a request that names neither.
 */
export const onlyOwnForms: MiddlewareHandler = async function onlyOwnForms(context, next) {
  const site = context.req.header('sec-fetch-site');
  const isOwn = site === undefined ? context.req.header('origin') !== undefined : site === 'same-origin';
  if (isOwn) return next();
  return respondWithProblem(
    context,
    problem('wrong-origin', 'This form did not come from a page of this site, so nothing was done. Open the page here and send it again.'),
  );
};

/** Refuses a form over its limit; percent signs make a text in it up to three times as long. */
export const formLimit: MiddlewareHandler = bodyLimit({
  maxSize: limits.jsonBytes * 3,
  onError: (context) =>
    respondWithProblem(context, problem('too-large', 'What was sent is too long. Go back, shorten it, and send it again.')),
});

/** The fields of a form without files. */
export async function readFields(context: Context): Promise<URLSearchParams> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(context.req.header('content-type') ?? ''))
    throw new AssayError('unsupported-type', 'Send the form as the page does.');
  return new URLSearchParams(await context.req.text());
}
