// An endpoint that speaks the OpenAI wire and costs next to nothing, in a process of its own: node bench/server/stub-process.ts TOKENS
import { createServer } from 'node:http';
import { answerTokens } from './answer-tokens.ts';

const tokens = answerTokens(Number(process.argv[2] ?? '200'));
const head = { id: 'chatcmpl-stub', object: 'chat.completion.chunk', created: 1_700_000_000, model: 'stub' };
const piece = (delta: object, finish: string | null) =>
  Buffer.from(`data: ${JSON.stringify({ ...head, choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }] })}\n\n`);

const pieces = [
  piece({ role: 'assistant', content: '' }, null),
  ...tokens.map((content) => piece({ content }, null)),
  piece({}, 'stop'),
  Buffer.from(
    `data: ${JSON.stringify({ ...head, choices: [], usage: { prompt_tokens: 20, completion_tokens: tokens.length, total_tokens: tokens.length + 20 } })}\n\n`,
  ),
  Buffer.from('data: [DONE]\n\n'),
];

const server = createServer((request, response) => {
  request.resume();
  request.once('end', () => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' });
    // One write a token: how they are packed is the network's, not ours.
    for (const each of pieces) response.write(each);
    response.end();
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/v1\n`);
});
