import { Hono } from 'hono';
import { callerOf } from '../caller-of.ts';
import type { ServerParts } from '../server-parts.ts';
import { toolCard } from '../tool-card.ts';

/** GET /api/tools: every tool, on or off, and why. */
export function toolRoutes(parts: ServerParts): Hono {
  return new Hono().get('/api/tools', async (context) => {
    const caller = callerOf(context);
    return context.json({ tools: await Promise.all(parts.tools.map((tool) => toolCard(tool, parts, caller))) });
  });
}
