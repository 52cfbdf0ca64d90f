import { Hono } from 'hono';
import type { ActiveRuns } from '../active-runs.ts';
import { callerOf } from '../caller-of.ts';
import { mcpCalls } from '../mcp/mcp-calls.ts';
import type { ServerParts } from '../server-parts.ts';

/** /mcp: the tools by the Model Context Protocol; its SDK is loaded by the first request. */
export function mcpRoutes(parts: ServerParts, active: ActiveRuns): Hono {
  const calls = mcpCalls();
  return new Hono().all('/mcp', async (context) => {
    const { serveMcp } = await import('../mcp/serve-mcp.ts');
    return serveMcp(context.req.raw, { parts, active, calls, caller: callerOf(context) });
  });
}
