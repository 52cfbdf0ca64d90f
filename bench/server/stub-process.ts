// An endpoint that speaks the OpenAI wire and costs next to nothing, in a process of its own: node bench/server/stub-process.ts TOKENS
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerTokens, numberAsked, secondsAsked } from './answer-tokens.ts';

const tokens = Number(process.argv[2] ?? '200');
const head = '{"id":"chatcmpl-stub","object":"chat.completion.chunk","created":1700000000,"model":"stub","choices":[';
const piece = (delta: object, finish: string | null) =>
  `data: ${head}{"index":0,"delta":${JSON.stringify(delta)},"logprobs":null,"finish_reason":${JSON.stringify(finish)}}]}\n\n`;
const ending = [
  piece({}, 'stop'),
  `data: ${head}],"usage":{"prompt_tokens":20,"completion_tokens":${tokens},"total_tokens":${tokens + 20}}}\n\n`,
  'data: [DONE]\n\n',
];

const server = createServer((request, response) => {
  let asked = '';
  request.setEncoding('utf8');
  request.on('data', (part: string) => {
    asked += part;
  });
  request.once('end', async () => {
    // Asked to, it takes its time before the first word: what waits for it is idle.
    await sleep(secondsAsked(asked) * 1_000);
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' });
    response.write(piece({ role: 'assistant', content: '' }, null));
    // One write a token: how they are packed is the network's, not ours.
    for (const content of answerTokens(numberAsked(asked), tokens)) response.write(piece({ content }, null));
    for (const last of ending) response.write(last);
    response.end();
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` });
});
