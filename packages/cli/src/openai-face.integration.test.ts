import { quotingModel, startStub } from '@assay/engines/stub';
import { ChatOpenAI } from '@langchain/openai';
import { createAgent } from 'langchain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedDeployment, servedDeployment } from './testing/served-deployment.ts';

let server: ServedDeployment;

beforeAll(async () => {
  server = await servedDeployment();
}, 300_000);
afterAll(() => server.close());

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
