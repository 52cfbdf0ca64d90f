import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedDeployment, servedDeployment } from './testing/served-deployment.ts';

let server: ServedDeployment;
let client: Client;

beforeAll(async () => {
  server = await servedDeployment();
  client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: 'auto' } });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`)));
}, 300_000);
afterAll(async () => {
  await client.close();
  await server.close();
});

test('every tool that passed is listed to an MCP client', async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).sort()).toEqual(['assistant', 'drafter', 'policy-search', 'summariser']);
});

// The client checks the data of each answer against the schema that the tool announced.
test.each<[string, Record<string, unknown>, string]>([
  ['summariser', { documents: [{ text: 'The ferry stops running on 3 May 2027. Islanders were thanked.' }] }, '3 May 2027'],
  ['drafter', { letter: 'Dear Sir, when does the bus grant scheme close? Yours, Jane Osei' }, 'bus grant scheme'],
  ['policy-search', { question: 'when does the ferry stop' }, ''],
])('%s answers an MCP client with text and with data of its announced shape', async (name, input, words) => {
  const answer = await client.callTool({ name, arguments: input });
  expect(answer.isError, JSON.stringify(answer.content)).not.toBe(true);
  expect(JSON.stringify(answer.content)).toContain(words);
  expect(answer.structuredContent).toBeTypeOf('object');
});
