import { Agent, request } from 'node:http';
import type { Side } from './sides.ts';

/** The memory of a server after so many streams, a third of them broken off by their reader. */
export interface MemoryPoint {
  readonly streams: number;
  readonly heapMegabytes: number;
  readonly residentMegabytes: number;
}

interface MemoryPlan {
  readonly streams: number;
  readonly atOnce: number;
  readonly tell: (said: string) => void;
}

const points = 20;

/** Runs streams through a server and takes its memory on the way, each time after the garbage was collected. */
export async function measureMemory({ load, target }: Side, { streams, atOnce, tell }: MemoryPlan): Promise<readonly MemoryPoint[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const taken: MemoryPoint[] = [];
  let begun = 0;
  for (let point = 0; point <= points; point += 1) {
    const until = Math.round((streams * point) / points);
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        while (begun < until) {
          begun += 1;
          await streamOnce(load, { agent, number: begun, isBrokenOff: begun % 3 === 0 });
        }
      }),
    );
    const { heap, memory } = await target.ask('figures');
    taken.push({ streams: begun, heapMegabytes: heap / 1e6, residentMegabytes: memory / 1e6 });
    tell(`${begun} streams: heap ${(heap / 1e6).toFixed(0)} MB, in memory ${(memory / 1e6).toFixed(0)} MB`);
  }
  agent.destroy();
  return taken;
}

// --- Internal ---

/** Reads a stream to its end, or leaves when its first words have come. */
function streamOnce(
  { url, headers = {}, model, question }: Side['load'],
  { agent, number, isBrokenOff }: { readonly agent: Agent; readonly number: number; readonly isBrokenOff: boolean },
): Promise<void> {
  const body = JSON.stringify({ model, stream: true, messages: [{ role: 'user', content: question(number) }] });
  return new Promise((resolve) => {
    const asking = request(`${url}/v1/chat/completions`, {
      agent,
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: 'Bearer none', ...headers },
    });
    asking.once('response', (response) => {
      response.once('close', resolve);
      response.once('error', () => resolve());
      if (isBrokenOff) response.once('data', () => asking.destroy());
      response.resume();
    });
    asking.once('error', () => resolve());
    asking.end(body);
  });
}
