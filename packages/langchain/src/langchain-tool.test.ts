import { defineTool } from '@assay/core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { langchainTool } from './langchain-tool.ts';

const echo = defineTool({
  name: 'policy-echo',
  title: 'Echo',
  description: 'Says it back.',
  module: import.meta.url,
  input: z.strictObject({ words: z.string().min(1) }),
  result: z.object({ said: z.string() }),
  on: {},
});

test('an agent gets the result as JSON under a name that models accept', async () => {
  const tool = langchainTool(echo, { run: async ({ words }) => ({ status: 'done', result: { said: words } }) });
  expect(tool.name).toBe('policy_echo');
  expect(tool.description).toBe('Says it back.');
  expect(await tool.invoke({ words: 'good morning' })).toBe('{"said":"good morning"}');
});

test('a tool that is off answers with the reason, so that the agent can tell the person', async () => {
  const tool = langchainTool(echo, { run: async () => ({ status: 'refused', message: 'Echo is not available: never measured' }) });
  expect(await tool.invoke({ words: 'a' })).toBe('refused: Echo is not available: never measured');
});

test('the whole outcome comes along as the artifact of the tool message', async () => {
  const outcome = { status: 'done', result: { said: 'a' }, notices: [] };
  const tool = langchainTool(echo, { run: async () => outcome });
  const message = await tool.invoke({ type: 'tool_call', id: 'call-1', name: 'policy_echo', args: { words: 'a' } });
  expect(message).toMatchObject({ content: '{"said":"a"}', artifact: outcome, tool_call_id: 'call-1' });
});

test('input of another shape never reaches the tool', async () => {
  const tool = langchainTool(echo, { run: () => Promise.reject(new Error('it was called')) });
  await expect(tool.invoke({ words: 7 })).rejects.toThrow(/schema/i);
});
