import { AssayError } from '@assay/core';
import { type Context, Hono } from 'hono';
import { accessibilityPage } from '../pages/accessibility/accessibility.ts';
import { readStanding } from '../pages/accessibility/read-standing.ts';
import type { Frame } from '../pages/layout.ts';
import type { PublicPage, ServerParts } from '../server-parts.ts';

/** What nobody needs to sign in for; who is asked for it is not asked who they are. */
export const publicPaths = ['/transparency', '/transparency/', '/accessibility'];

/** So long a written record is shown again, however many ask. */
const keptMs = 60_000;

/** The public record, and the accessibility statement. */
export function publicPageRoutes(parts: ServerParts, frameOf: (context: Context) => Frame): Hono {
  const routes = new Hono();
  let kept: { readonly at: number; readonly pages: Promise<readonly PublicPage[]> } | undefined;

  const pages = async (write: NonNullable<ServerParts['transparency']>) => {
    const now = parts.now().getTime();
    if (kept === undefined || Math.abs(now - kept.at) > keptMs) kept = { at: now, pages: write() };
    try {
      return await kept.pages;
    } catch (error) {
      kept = undefined;
      throw error;
    }
  };

  routes.get('/transparency', (context) => context.redirect('/transparency/index.html'));

  routes.get('/transparency/:name', async (context) => {
    const { transparency } = parts;
    const found =
      transparency === undefined ? undefined : (await pages(transparency)).find(({ name }) => name === context.req.param('name'));
    if (found === undefined) throw new AssayError('not-found', 'This server publishes no such page. Begin at /transparency.');
    if (found.name.endsWith('.css')) return context.body(found.text, 200, { 'Content-Type': 'text/css; charset=utf-8' });
    return context.html(found.text);
  });

  let standing: ReturnType<typeof readStanding> | undefined;
  routes.get('/accessibility', (context) => {
    standing ??= readStanding(parts.widget);
    return context.html(accessibilityPage(standing, frameOf(context), parts.contact));
  });

  return routes;
}
