import type { ServerResponse } from 'node:http';

/** Answers with JSON. */
export function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

/** Refuses in the form that OpenAI's errors have. */
export function refuse(response: ServerResponse, status: number, message: string, code: string | null = null): void {
  const error = { message, type: 'invalid_request_error', param: null, code };
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
}
