import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { widgetPage } from '../pages/widget.ts';
import type { ServerParts } from '../server-parts.ts';

/** How the widget is put on a page of one's own, with live examples, and the script that makes them live. */
export function widgetPageRoutes({ signIn }: Pick<ServerParts, 'signIn'>): Hono {
  const script = readFileSync(new URL('../assets/widget-examples.js', import.meta.url), 'utf8');
  return new Hono()
    .get('/widget', (context) =>
      context.html(widgetPage({ origin: new URL(context.req.url).origin, frame: { canSignOut: signIn.mode === 'oidc' } })),
    )
    .get('/assets/widget-examples.js', (context) => context.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }));
}
