import type { AnyTool, Caller } from '@assay/core';
import { messageOf } from '@assay/core';
import { type CallToolResult, ProtocolError, ProtocolErrorCode, Server, type Tool } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { ActiveRuns } from '../active-runs.ts';
import { type Problem, problemOf } from '../problem.ts';
import type { ServerParts } from '../server-parts.ts';
import { serverVersion } from '../server-version.ts';
import { toolCard } from '../tool-card.ts';
import { callTool, problemResult } from './call-tool.ts';
import type { McpCalls } from './mcp-calls.ts';

/** What one MCP request is served with; a `session` only where its client stops calls by a request of its own. */
export interface McpFace {
  readonly parts: ServerParts;
  readonly active: ActiveRuns;
  readonly calls: McpCalls;
  readonly caller: Caller;
  readonly session?: string;
}

const instructions =
  'Tools of a government department, each switched on only after it was measured. Answers are checked before they are given; ' +
  'numbers in brackets point at the sources listed below the text. A refused or withheld answer says why: do not work around it.';

/** The tools that are on for a caller, as an MCP server for one request. */
export function mcpServer(face: McpFace): Server {
  const { parts, caller, calls, session } = face;
  const server = new Server({ name: 'assay', title: 'Assay', version: serverVersion() }, { capabilities: { tools: {} }, instructions });

  server.setRequestHandler('tools/list', async () => {
    try {
      const cards = await Promise.all(parts.tools.map(async (tool) => ({ tool, card: await toolCard(tool, parts, caller) })));
      return { tools: cards.flatMap(({ tool, card }) => (card.isEnabled ? [describe(tool, card.input)] : [])) };
    } catch (error) {
      throw new ProtocolError(ProtocolErrorCode.InternalError, logged(error, parts).detail);
    }
  });

  server.setRequestHandler('tools/call', async ({ params }, { mcpReq }): Promise<CallToolResult> => {
    const { name, arguments: input = {}, _meta } = params;
    if (!parts.tools.some((tool) => tool.name === name))
      throw new ProtocolError(
        ProtocolErrorCode.InvalidParams,
        `There is no tool named "${name.slice(0, 60)}". tools/list says which there are.`,
      );
    const token = _meta?.progressToken;
    const stop = new AbortController();
    const close = session === undefined ? () => {} : calls.open({ caller: caller.id, session, request: mcpReq.id }, stop);
    const signal = AbortSignal.any([stop.signal, mcpReq.signal]);
    try {
      return await callTool(
        {
          tool: name,
          input,
          signal,
          async onProgress(progress) {
            if (token === undefined) return;
            await mcpReq.notify({ method: 'notifications/progress', params: { progressToken: token, ...progress } });
          },
        },
        face,
      );
    } catch (error) {
      return problemResult(logged(error, parts));
    } finally {
      close();
    }
  });

  if (session !== undefined)
    server.setNotificationHandler('notifications/cancelled', ({ params: { requestId } }) => {
      if (requestId !== undefined) calls.stop({ caller: caller.id, session, request: requestId });
    });
  return server;
}

// --- Internal ---

function describe(tool: AnyTool, input: Readonly<Record<string, unknown>>): Tool {
  const { name, title, description } = tool;
  const output = z.toJSONSchema(tool.result, { io: 'output', unrepresentable: 'any' });
  return {
    name,
    title,
    description,
    inputSchema: { ...input, type: 'object' },
    outputSchema: { ...output, type: 'object' },
    annotations: { readOnlyHint: true, openWorldHint: false },
  };
}

/** The SDK would tell a client the words of any error; those of a foreign one stay in the log. */
function logged(error: unknown, parts: ServerParts): Problem {
  const found = problemOf(error);
  const instance = `urn:uuid:${parts.newId()}`;
  if (found.status >= 500) parts.log({ error: messageOf(error), stack: error instanceof Error ? (error.stack ?? '') : '', instance });
  return { ...found, instance };
}
