import type { Context } from 'hono';
import { problemPage } from './pages/problem.ts';
import { codeOf, type Problem } from './problem.ts';

/** The one error in the dialect of the face it happened on: problem+json, OpenAI's shape, or a page. */
export function respondWithProblem(context: Context, found: Problem): Response | Promise<Response> {
  const { path } = context.req;
  if (path.startsWith('/v1/')) {
    const { status, detail: message } = found;
    const type = status >= 500 ? 'server_error' : 'invalid_request_error';
    return context.json({ error: { message, type, param: null, code: codeOf(found).replaceAll('-', '_') } }, status);
  }
  const isPage = !path.startsWith('/api') && (context.req.header('accept') ?? '').includes('text/html');
  if (isPage) return context.html(problemPage(found, context.res.headers.get('retry-after') ?? undefined), found.status);
  return context.body(JSON.stringify(found), found.status, { 'Content-Type': 'application/problem+json' });
}
