import { Hono } from 'hono';
import { uploadLimit } from '../limits.ts';
import { knownCode, problem } from '../problem.ts';
import { respondWithProblem } from '../respond-with-problem.ts';
import type { ServerParts } from '../server-parts.ts';
import { readUpload } from './documents.ts';

/** Reads a person's own file to its text and gives that back to them: nothing is kept, and checks come when it is sent to a tool. */
export function fileTextRoutes({ readFile }: Pick<ServerParts, 'readFile'>): Hono {
  const routes = new Hono();
  routes.post('/api/file-texts', uploadLimit, async (context) => {
    const read = await readFile(await readUpload(context));
    if (read.status === 'refused') return respondWithProblem(context, problem(knownCode(read.code, 'document-unreadable'), read.message));
    return context.json({ text: read.text, notices: read.notices });
  });
  return routes;
}
