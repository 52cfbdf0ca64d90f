import { AssayError } from '@assay/core';
import { Hono } from 'hono';
import type { ActiveRuns } from '../active-runs.ts';
import { callerOf } from '../caller-of.ts';
import { caseOf } from '../case-of.ts';
import { mcpCalls } from '../mcp/mcp-calls.ts';
import type { ServerParts } from '../server-parts.ts';

/** /mcp: the tools by the Model Context Protocol; its SDK is loaded by the first request. */
export function mcpRoutes(parts: ServerParts, active: ActiveRuns): Hono {
  const calls = mcpCalls();
  return new Hono().all('/mcp', async (context) => {
    // Several calls in one request would count as one, and take as many places.
    if (context.req.method === 'POST' && (await beginsWithList(context.req.raw)))
      throw new AssayError('bad-usage', 'Send one call in a request: a list of them is not taken.');
    const { serveMcp } = await import('../mcp/serve-mcp.ts');
    const about = caseOf(context);
    const start: ServerParts['start'] = (request) => parts.start({ ...request, ...about });
    return serveMcp(context.req.raw, { parts: { ...parts, start }, active, calls, caller: callerOf(context) });
  });
}

// --- Internal ---

/** Whether the first sign of a body that is no space opens a list; of a body that begins with kilobytes of space too. */
async function beginsWithList(request: Request): Promise<boolean> {
  const reader = request.clone().body?.getReader();
  const decoder = new TextDecoder();
  let length = 0;
  try {
    for (let step = await reader?.read(); step !== undefined && !step.done; step = await reader?.read()) {
      const [first] = decoder.decode(step.value, { stream: true }).trimStart();
      if (first !== undefined) return first === '[';
      length += step.value.length;
      if (length > 10_000) return true;
    }
    return false;
  } finally {
    // Ends only when the other reader has ended too, so it is not waited for.
    void reader?.cancel().catch(() => {});
  }
}
