import { messageOf } from '@assay/core';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { limits } from '../limits.ts';
import { type McpFace, mcpServer } from './mcp-server.ts';

const sessionHeader = 'mcp-session-id';

/**
 * Answers one MCP request: revision 2026-07-28, and those of 2025 and before as stateless streamable HTTP.
 * An older client gets a name for its connection, by which it can stop its own calls; nothing else is kept of it.
 */
export async function serveMcp(request: Request, face: Omit<McpFace, 'session'>): Promise<Response> {
  const { parts } = face;
  const given = request.headers.get(sessionHeader) ?? undefined;
  const session = given ?? parts.newId();
  let isOlder = false;
  const { fetch } = createMcpHandler(
    ({ era }) => {
      isOlder = era === 'legacy';
      return mcpServer(isOlder ? { ...face, session } : face);
    },
    {
      maxRequestBodySize: limits.jsonBytes,
      // The list of tools is asked for, not followed: no stream is held open for it.
      maxSubscriptions: 0,
      onerror: (error) => parts.log({ mcp: messageOf(error) }),
    },
  );
  const response = await fetch(request);
  if (isOlder && given === undefined) response.headers.set(sessionHeader, session);
  return response;
}
