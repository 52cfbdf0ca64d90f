import { Agent, request } from 'node:http';

/** What is asked of a server again and again. */
export interface Load {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly model: string;
  /** The question of a number. */
  question(number: number): string;
  /** Whether what came is the whole answer. */
  isWhole(body: string): boolean;
}

/** What became of it; times in milliseconds. */
export interface Driven {
  readonly streams: number;
  readonly bad: number;
  /** The first answer that was none, for a person. */
  readonly firstBad: string | undefined;
  readonly seconds: number;
  readonly headersMs: readonly number[];
  readonly wholeMs: readonly number[];
}

let next = 1;

/** A closed loop: so many streams at once, each begun when the one before has ended, for so many seconds. */
export async function drive(load: Load, { atOnce, seconds }: { readonly atOnce: number; readonly seconds: number }): Promise<Driven> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const headersMs: number[] = [];
  const wholeMs: number[] = [];
  let bad = 0;
  let firstBad: string | undefined;
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1_000;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < endsAt) {
        const asked = await askOnce(load, agent);
        headersMs.push(asked.headersMs);
        wholeMs.push(asked.wholeMs);
        if (asked.isWhole) continue;
        bad += 1;
        firstBad ??= asked.body.slice(0, 500);
      }
    }),
  );
  agent.destroy();
  return { streams: wholeMs.length, bad, firstBad, seconds: (performance.now() - startedAt) / 1_000, headersMs, wholeMs };
}

// --- Internal ---

interface Asked {
  readonly headersMs: number;
  readonly wholeMs: number;
  readonly isWhole: boolean;
  readonly body: string;
}

function askOnce({ url, headers = {}, model, question, isWhole }: Load, agent: Agent): Promise<Asked> {
  const content = question(next++);
  const body = JSON.stringify({ model, stream: true, messages: [{ role: 'user', content }] });
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const end = (headersMs: number, text: string) =>
      resolve({ headersMs, wholeMs: performance.now() - startedAt, isWhole: isWhole(text), body: text });
    const asking = request(`${url}/v1/chat/completions`, {
      agent,
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: 'Bearer none', 'Content-Length': Buffer.byteLength(body), ...headers },
    });
    asking.once('response', (response) => {
      const headersMs = performance.now() - startedAt;
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        text += piece;
      });
      response.once('end', () => end(headersMs, response.statusCode === 200 ? text : `${response.statusCode}: ${text}`));
      response.once('error', (error) => end(headersMs, error.message));
    });
    asking.once('error', (error) => end(Number.NaN, error.message));
    asking.end(body);
  });
}
