import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quotingModel, startStub } from '@assay/engines/stub';
import { type Listening, listen, localSignIn } from '@assay/server';
import { ChatOpenAI } from '@langchain/openai';
import { createAgent } from 'langchain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Deployment, openDeployment } from './deployment.ts';
import { deploymentServer } from './deployment-server.ts';
import { offeredTools } from './offered-tools.ts';
import { measuredCopy } from './testing/measured-copy.ts';

let deployment: Deployment;
let server: Listening;

beforeAll(async () => {
  const data = join(mkdtempSync(join(tmpdir(), 'assay-face-')), 'data');
  await measuredCopy(data);
  deployment = await openDeployment({ offered: offeredTools, data });
  const app = deploymentServer(deployment, { signIn: localSignIn, widget: { script: '', etag: 'none' }, newId: () => 'id', log: () => {} });
  server = await listen({ app, port: 0, host: '127.0.0.1' });
}, 300_000);
afterAll(async () => {
  await server.close();
  await deployment.close();
});

const modelAt = (baseURL: string, model: string) =>
  new ChatOpenAI({ model, apiKey: 'not needed', maxRetries: 0, configuration: { baseURL } });
const text = 'The ferry stops running on 3 May 2027. Islanders were thanked. The council will pay £40 a week for the bus.';

test('LangChain’s ChatOpenAI is answered by a tool of the server, whole and streamed', async () => {
  const model = modelAt(`${server.url}/v1`, 'assay/summariser');
  expect(String((await model.invoke(text)).content)).toContain('3 May 2027');
  let streamed = '';
  for await (const piece of await model.stream(text)) streamed += String(piece.content);
  expect(streamed).toContain('3 May 2027');
});

test('a LangChain agent on a tool of the server answers with its words', async () => {
  const agent = createAgent({ model: modelAt(`${server.url}/v1`, 'assay/summariser'), tools: [] });
  const { messages } = await agent.invoke({ messages: [{ role: 'user', content: text }] });
  expect(String(messages.at(-1)?.content)).toContain('£40');
});

test('a tool that is off is an error that LangChain tells, not an answer', async () => {
  await expect(modelAt(`${server.url}/v1`, 'assay/none').invoke(text)).rejects.toThrow(/no model named/);
});

test('a LangChain agent runs on the stub as it does on an endpoint', async () => {
  const stub = await startStub({ answer: quotingModel });
  const agent = createAgent({ model: modelAt(stub.address, 'stub'), tools: [] });
  const { messages } = await agent.invoke({ messages: [{ role: 'user', content: 'Are you there?' }] });
  await stub.close();
  expect(messages.at(-1)?.content).toBe('ready');
});
