import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { type AnswerHead, chunk, closingChunks, openingChunks } from './chunks.ts';
import { type Exchange, modelOf } from './exchange.ts';
import { faults } from './faults.ts';
import { json, refuse } from './respond.ts';
import type { StubAnswer, StubQuestion } from './stub-options.ts';

const content = z.union([z.string(), z.array(z.looseObject({ text: z.string() }))]).nullish();

const chatBody = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content })).min(1),
  stream: z.boolean().optional(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
  response_format: z.looseObject({ type: z.string() }).optional(),
  tools: z.array(z.looseObject({ type: z.string(), function: z.looseObject({ name: z.string() }) })).optional(),
});

/** Answers a chat, streamed or whole, or plays the fault that is due. */
export function answerChat({ response, body, number, options, nextFault }: Exchange): void {
  const parsed = chatBody.safeParse(body);
  if (!parsed.success) {
    refuse(response, 400, z.prettifyError(parsed.error));
    return;
  }
  const { model, messages, stream, stream_options: streamOptions, response_format: format, tools = [] } = parsed.data;
  const head: AnswerHead = { id: `chatcmpl-${number}`, model: modelOf(options, model), flavour: options.flavour ?? 'openai' };
  const fault = nextFault();
  if (fault !== undefined) {
    faults[fault](response, head);
    return;
  }
  const question: StubQuestion = {
    messages: messages.map((message) => ({ role: message.role, content: wordsOf(message.content) })),
    wantsJson: format !== undefined && format.type !== 'text',
    tools: tools.map((tool) => tool.function.name),
  };
  const said = options.answer?.(question) ?? 'This is a stub.';
  const input = question.messages.reduce((sum, message) => sum + tokensOf(message.content).length, 0);
  const usage = { input, output: typeof said === 'string' ? tokensOf(said).length : 1 };
  if (stream === true) streamAnswer(response, head, { said, usage: streamOptions?.include_usage === true ? usage : undefined });
  else wholeAnswer(response, head, { said, usage });
}

// --- Internal ---

interface Said {
  readonly said: StubAnswer;
  readonly usage: { readonly input: number; readonly output: number };
}

function wholeAnswer(response: ServerResponse, { id, model }: AnswerHead, { said, usage }: Said): void {
  const calls = callsOf(said);
  const message = {
    role: 'assistant',
    content: calls === undefined ? said : null,
    refusal: null,
    ...(calls === undefined ? {} : { tool_calls: calls }),
  };
  const choice = { index: 0, message, logprobs: null, finish_reason: calls === undefined ? 'stop' : 'tool_calls' };
  const counted = { prompt_tokens: usage.input, completion_tokens: usage.output, total_tokens: usage.input + usage.output };
  json(response, { id, object: 'chat.completion', created: 1_760_000_000, model, choices: [choice], usage: counted });
}

function streamAnswer(
  response: ServerResponse,
  head: AnswerHead,
  { said, usage }: Pick<Said, 'said'> & { usage: Said['usage'] | undefined },
): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
  const send = (value: unknown) => response.write(`data: ${JSON.stringify(value)}\n\n`);
  for (const opening of openingChunks(head)) send(opening);
  if (typeof said === 'string') {
    for (const token of tokensOf(said)) send(chunk(head, { content: token }));
    for (const closing of closingChunks(head, usage)) send(closing);
  } else {
    send(chunk(head, { tool_calls: callsOf(said)?.map((call, index) => ({ index, ...call })) }));
    send(chunk(head, {}, 'tool_calls'));
  }
  response.end('data: [DONE]\n\n');
}

function callsOf(said: StubAnswer) {
  if (typeof said === 'string') return undefined;
  return [{ id: 'call_stub', type: 'function', function: { name: said.tool, arguments: JSON.stringify(said.arguments) } }];
}

function wordsOf(given: z.output<typeof content>): string {
  return typeof given === 'string' ? given : (given ?? []).map(({ text }) => text).join('\n');
}

/** Pieces as a tokenizer might cut them: a word with the space before it. */
function tokensOf(text: string): readonly string[] {
  return text.match(/\s?\S{1,12}|\s/g) ?? [];
}
