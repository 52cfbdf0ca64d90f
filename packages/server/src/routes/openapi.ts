import { Hono } from 'hono';
import type { ServerParts } from '../server-parts.ts';

/** /openapi.json: the API, described by the schemas it works with; made when it is first asked for. */
export function openapiRoutes({ tools, jobs }: ServerParts): Hono {
  let made: string | undefined;
  return new Hono().get('/openapi.json', async (context) => {
    const { openapiDocument } = await import('../openapi/openapi-document.ts');
    made ??= JSON.stringify(openapiDocument(tools, jobs?.kinds));
    return context.body(made, 200, { 'Content-Type': 'application/json' });
  });
}
