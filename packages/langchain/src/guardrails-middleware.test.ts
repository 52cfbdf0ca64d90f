import { randomBytes } from 'node:crypto';
import { type Stub, type StubAnswer, type StubQuestion, startStub } from '@assay/engines/stub';
import { defaultPolicy, guardrails, loadPolicy } from '@assay/guardrails';
import { ChatOpenAI } from '@langchain/openai';
import { AIMessage, type AIMessageChunk, type BaseMessage, createAgent, HumanMessage, tool } from 'langchain';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { guardrailsMiddleware } from './guardrails-middleware.ts';

const guards = guardrails({ policy: loadPolicy(defaultPolicy), deploymentKey: Buffer.from('test key'), random: randomBytes });
const number = 'QQ 12 34 56 C'.replace('QQ', 'AB');
const placeholder = /⟦national-insurance-number-1-[a-z]{7}⟧/;

const open: Stub[] = [];
afterEach(async () => {
  for (const stub of open.splice(0)) await stub.close();
});

interface Scene {
  readonly answer: (question: StubQuestion) => StubAnswer;
  readonly lookUp?: (words: string) => string;
  readonly insideTools?: readonly string[];
}

/** An agent on a stub with one tool, guarded by the default policy. */
async function agentIn({ answer, lookUp = (words) => words, insideTools = [] }: Scene) {
  const stub = await startStub({ answer });
  open.push(stub);
  const calls: string[] = [];
  const stages: string[] = [];
  const look = tool(
    async ({ words }: { words: string }) => {
      calls.push(words);
      return lookUp(words);
    },
    { name: 'look_up', description: 'Looks words up.', schema: z.object({ words: z.string() }) },
  );
  const agent = createAgent({
    model: new ChatOpenAI({ model: 'stub', apiKey: 'none', maxRetries: 0, configuration: { baseURL: stub.address } }),
    tools: [look],
    middleware: [guardrailsMiddleware({ guardrails: guards, insideTools, note: (_, stage) => stages.push(stage) })],
  });
  const ask = async (...messages: BaseMessage[]) => {
    const state = await agent.invoke({ messages });
    return { messages: state.messages, last: state.messages.at(-1)?.text ?? '' };
  };
  return { stub, agent, ask, calls, stages, sent: () => JSON.stringify(stub.requests.map(({ body }) => body)) };
}

const person = (words: string) => new HumanMessage(words);
const lastOf = ({ messages }: StubQuestion) => messages.at(-1)?.content ?? '';
const isToolNext = ({ messages }: StubQuestion) => messages.at(-1)?.role === 'user';
const placeholderIn = (text: string) => placeholder.exec(text)?.[0] ?? 'none';

describe('what a person writes', () => {
  test('reaches the model with placeholders, and the final answer has the values again', async () => {
    const { ask, sent, stages } = await agentIn({ answer: (question) => `I noted ${placeholderIn(lastOf(question))}.` });
    const { last, messages } = await ask(person(`My number is ${number}.`));
    expect(sent()).not.toContain(number);
    expect(sent()).toMatch(placeholder);
    expect(last).toBe(`I noted ${number}.`);
    expect(messages[0]?.text).toBe(`My number is ${number}.`);
    expect(stages).toEqual(['input', 'output']);
  });

  test('ends the run where it is blocked: the model is not asked, and the person is told why', async () => {
    const { stub, ask } = await agentIn({ answer: () => 'Never said.' });
    const { last, messages } = await ask(person('TOP SECRET\n\nThe convoy leaves at nine.'));
    expect(stub.requests).toEqual([]);
    expect(last).toMatch(/protective marking/);
    expect(messages.map(({ text }) => text)).toEqual(['[withheld by the guardrails]', last]);
    expect(messages.at(-1)?.response_metadata).toEqual({ assay: { status: 'blocked', stage: 'input' } });
  });

  test('is not kept where it is blocked, so that the conversation can go on', async () => {
    const { ask } = await agentIn({ answer: () => 'Said.' });
    const blocked = await ask(person('TOP SECRET\n\nOne.'), person('Hello.'), person('TOP SECRET\n\nTwo.'));
    expect(blocked.messages.map(({ text }) => text)).toEqual([
      '[withheld by the guardrails]',
      'Hello.',
      '[withheld by the guardrails]',
      blocked.last,
    ]);
    expect((await ask(...blocked.messages, person('And now?'))).last).toBe('Said.');
  });

  test('does not pass as a picture, which nobody could check', async () => {
    const { stub, ask } = await agentIn({ answer: () => 'Never said.' });
    const picture = { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } };
    await expect(ask(new HumanMessage({ content: [{ type: 'text', text: 'See' }, picture] }))).rejects.toThrow(/other than text/);
    expect(stub.requests).toEqual([]);
  });

  test('is guarded in what the agent said of it before, too', async () => {
    const { ask, sent } = await agentIn({ answer: () => 'Yes.' });
    const call = { name: 'look_up', id: 'call-1', args: { words: `about ${number}` } };
    const before = [person('Hello.'), new AIMessage(`Your number is ${number}.`), new AIMessage({ content: '', tool_calls: [call] })];
    await ask(...before, person('Is that right?'));
    expect(sent()).not.toContain(number);
  });
});

test('runs at once keep their values apart', async () => {
  const { ask } = await agentIn({ answer: (question) => `I noted ${placeholderIn(lastOf(question))}.` });
  const numbers = ['AB 12 34 56 C', 'CE 65 43 21 A', 'JG 10 20 30 B'];
  const answers = await Promise.all(numbers.map((given) => ask(person(`My number is ${given}.`))));
  expect(answers.map(({ last }) => last)).toEqual(numbers.map((given) => `I noted ${given}.`));
});

describe('a tool', () => {
  test('gets placeholders, since it may send them anywhere, and the model gets its result checked', async () => {
    const scene = await agentIn({
      answer: (question) =>
        isToolNext(question) ? { tool: 'look_up', arguments: { words: placeholderIn(lastOf(question)) } } : 'It is done.',
      lookUp: () => 'Mr Rao has CE 65 43 21 A.',
    });
    const { last, messages } = await scene.ask(person(`Look up ${number}.`));
    expect(scene.calls[0]).toMatch(placeholder);
    expect(scene.sent()).not.toContain('CE 65 43 21 A');
    expect(last).toBe('It is done.');
    expect(messages.map(({ type }) => type)).toEqual(['human', 'ai', 'tool', 'ai']);
    expect(messages[2]?.text).not.toContain('CE 65 43 21 A');
    expect(scene.stages).toContain('context');
  });

  test('cannot have a person’s value put into its own words by giving a placeholder back', async () => {
    const scene = await agentIn({
      answer: (question) =>
        isToolNext(question) ? { tool: 'look_up', arguments: { words: placeholderIn(lastOf(question)) } } : lastOf(question),
      lookUp: (words) => `See example.org/${words}`,
    });
    const { last } = await scene.ask(person(`Look up ${number}.`));
    expect(last).toMatch(/placeholder .* was withheld/);
    expect(last).not.toContain(number);
  });

  test('that is named as inside works on the values, which still never reach the model', async () => {
    const scene = await agentIn({
      answer: (question) =>
        isToolNext(question) ? { tool: 'look_up', arguments: { words: placeholderIn(lastOf(question)) } } : lastOf(question),
      lookUp: (words) => `Found: ${words}.`,
      insideTools: ['look_up'],
    });
    const { last } = await scene.ask(person(`Look up ${number}.`));
    expect(scene.calls).toEqual([number]);
    expect(scene.sent()).not.toContain(number);
    expect(last).toBe(`Found: ${number}.`);
  });

  test('whose result is blocked ends the run: the model never sees it', async () => {
    const scene = await agentIn({
      answer: () => ({ tool: 'look_up', arguments: { words: 'convoy' } }),
      lookUp: () => 'TOP SECRET\n\nThe convoy leaves at nine.',
    });
    const { last, messages } = await scene.ask(person('When does it leave?'));
    expect(scene.stub.requests).toHaveLength(1);
    expect(last).toMatch(/protective marking/);
    expect(JSON.stringify(messages)).not.toContain('at nine');
    expect(messages.at(-1)?.response_metadata).toEqual({ assay: { status: 'blocked', stage: 'context' } });
  });
});

describe('what the model says', () => {
  test('is withheld where it is blocked', async () => {
    const { ask } = await agentIn({ answer: () => 'TOP SECRET\n\nThe convoy leaves at nine.' });
    const { last, messages } = await ask(person('When does it leave?'));
    expect(last).not.toContain('nine');
    expect(messages.at(-1)?.response_metadata).toEqual({ assay: { status: 'blocked', stage: 'output' } });
  });

  test('calls no tool with words that are blocked', async () => {
    const { ask, calls } = await agentIn({ answer: () => ({ tool: 'look_up', arguments: { words: 'TOP SECRET\n\nThe convoy.' } }) });
    const { messages } = await ask(person('When does it leave?'));
    expect(calls).toEqual([]);
    expect(messages.map(({ type }) => type)).toEqual(['human', 'ai']);
  });

  test('loses a value that nobody gave it', async () => {
    const { ask } = await agentIn({ answer: () => `The number is ${number}.` });
    expect((await ask(person('What is the number?'))).last).not.toContain(number);
  });

  test('is streamed whole and checked, never as it comes', async () => {
    const { agent } = await agentIn({ answer: () => `The number is ${number}.` });
    const shown: string[] = [];
    // The stream of messages is typed as all that a graph may send.
    for await (const [message] of await agent.stream({ messages: [person('What is it?')] }, { streamMode: 'messages' }))
      shown.push((message as AIMessageChunk).text);
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatch(placeholder);
    for await (const update of await agent.stream({ messages: [person('What is it?')] }, { streamMode: 'updates' }))
      expect(JSON.stringify(update)).not.toContain(number);
  });
});

test('a response format is refused, since its fields would go on unchecked', async () => {
  const stub = await startStub();
  open.push(stub);
  const agent = createAgent({
    model: new ChatOpenAI({ model: 'stub', apiKey: 'none', maxRetries: 0, configuration: { baseURL: stub.address } }),
    responseFormat: z.object({ name: z.string() }),
    middleware: [guardrailsMiddleware({ guardrails: guards })],
  });
  await expect(agent.invoke({ messages: [person('Who?')] })).rejects.toThrow(/response format/);
  expect(stub.requests).toEqual([]);
});

test('guardrails that cannot be opened let nothing through', async () => {
  const stub = await startStub();
  open.push(stub);
  const broken = {
    ...guards,
    open: () => {
      throw new Error('the policy cannot be read');
    },
  };
  const agent = createAgent({
    model: new ChatOpenAI({ model: 'stub', apiKey: 'none', maxRetries: 0, configuration: { baseURL: stub.address } }),
    middleware: [guardrailsMiddleware({ guardrails: broken })],
  });
  await expect(agent.invoke({ messages: [person('Who?')] })).rejects.toThrow(/policy cannot be read/);
  expect(stub.requests).toEqual([]);
});

test('a model that was bound to settings before is kept from streaming as well', async () => {
  const stub = await startStub({ answer: () => `The number is ${number}.` });
  open.push(stub);
  const { FakeListChatModel } = await import('@langchain/core/utils/testing');
  const bound = new FakeListChatModel({ responses: [`The number is ${number}.`] }).withConfig({ tags: ['mine'] });
  const agent = createAgent({ model: bound as never, middleware: [guardrailsMiddleware({ guardrails: guards })] });
  const shown: string[] = [];
  for await (const [message] of await agent.stream({ messages: [person('What is it?')] }, { streamMode: 'messages' }))
    shown.push((message as AIMessageChunk).text);
  expect(shown.join('')).not.toContain(number);
});
