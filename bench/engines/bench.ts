// CPU of one streamed answer: our engine against the openai SDK alone, both in this process, interleaved: npm run bench:engines [-- TOKENS ROUNDS]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { engineSettings, openaiCompatible } from '@assay/engines';
import OpenAI from 'openai';
import { Agent, fetch } from 'undici';
import { machineSentence, machineState } from '../shared/machine-state.ts';
import { median } from '../shared/median.ts';

const [tokenCount = '200', roundCount = '40'] = process.argv.slice(2);
const [tokens, rounds] = [Number(tokenCount), Number(roundCount)];
const perRound = 10;

const stub = spawn(process.execPath, [fileURLToPath(new URL('./stub-process.ts', import.meta.url)), `${tokens}`], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [first] = (await once(stub.stdout, 'data')) as [Buffer];
const address = first.toString().trim();

const messages = [{ role: 'user', content: 'Say it.' }] as const;
const signal = new AbortController().signal;
const engine = openaiCompatible('bench', engineSettings.parse({ kind: 'openai-compatible', address, model: 'stub' }), { environment: {} });
// The same transport on both sides: what is compared is what stands on the SDK.
const dispatcher = new Agent({ connections: 8 });
const own = (input: string, init: object) => fetch(input, { ...init, dispatcher });
const client = new OpenAI({ baseURL: address, apiKey: 'none', fetch: own as unknown as typeof globalThis.fetch });

const sides = {
  async engine() {
    let length = 0;
    for await (const event of engine.chat({ messages }, signal)) length += event.type === 'text' ? event.text.length : 0;
    return length;
  },
  async sdk() {
    let length = 0;
    const stream = await client.chat.completions.create({
      model: 'stub',
      messages: [...messages],
      stream: true,
      stream_options: { include_usage: true },
    });
    for await (const chunk of stream) length += chunk.choices[0]?.delta.content?.length ?? 0;
    return length;
  },
} as const;

async function cpuOf(side: keyof typeof sides): Promise<number> {
  const before = process.cpuUsage();
  for (let count = 0; count < perRound; count += 1) if ((await sides[side]()) === 0) throw new Error(`${side} said nothing`);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / perRound;
}

const before = machineState();
try {
  for (const side of ['engine', 'sdk', 'engine', 'sdk'] as const) await cpuOf(side);
  const found: Record<keyof typeof sides, number[]> = { engine: [], sdk: [] };
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? (['engine', 'sdk'] as const) : (['sdk', 'engine'] as const);
    for (const side of order) found[side].push(await cpuOf(side));
    process.stderr.write(`\rround ${round + 1} of ${rounds}`);
  }
  const differences = found.engine.map((value, round) => value - (found.sdk[round] ?? 0));
  process.stdout.write(
    `\n${tokens} tokens, ${rounds} rounds of ${perRound} answers a side; CPU of one answer, medians\n` +
      `  openai SDK alone  ${median(found.sdk).toFixed(3)} ms\n` +
      `  engine            ${median(found.engine).toFixed(3)} ms\n` +
      `  more              ${median(differences).toFixed(3)} ms (ratio ${(median(found.engine) / median(found.sdk)).toFixed(2)})\n` +
      `${machineSentence(before, machineState())}\n`,
  );
} finally {
  stub.kill();
}
