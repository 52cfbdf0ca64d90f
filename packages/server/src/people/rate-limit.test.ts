import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import type { SharedRates } from '../server-parts.ts';
import { rateLimit } from './rate-limit.ts';

function limited(limits = { requests: 6, writes: 2 }, shared?: { readonly name: string; readonly rates: SharedRates }) {
  let at = 1_000_000;
  const app = new Hono();
  app.use(rateLimit({ keyOf: (context) => context.req.header('x-who') ?? 'nobody', limits, now: () => new Date(at * 1_000), shared }));
  app.all('/', (context) => context.text('done'));
  return {
    ask: (method = 'GET', who = 'ann') => app.request('/', { method, headers: { 'x-who': who } }),
    pass(seconds: number) {
      at += seconds;
    },
  };
}

describe('who asks too often', () => {
  test('is told when to come again, and is answered then', async () => {
    const { ask, pass } = limited();
    for (let asked = 0; asked < 6; asked += 1) expect((await ask()).status).toBe(200);
    const refused = await ask();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '10']);
    expect(await refused.json()).toMatchObject({
      type: 'urn:assay:problem:too-many-requests',
      detail: expect.stringContaining('in 10 seconds'),
    });
    pass(9);
    expect((await ask()).status).toBe(429);
    pass(1);
    expect((await ask()).status).toBe(200);
  });

  test('is told what is left before it is spent', async () => {
    const { ask } = limited();
    const answer = await ask('POST');
    expect(answer.headers.get('ratelimit-policy')).toBe('"requests";q=6;w=60, "writes";q=2;w=60');
    expect(answer.headers.get('ratelimit')).toBe('"requests";r=5;t=10, "writes";r=1;t=30');
  });

  test('cannot start more than is allowed, and can still read', async () => {
    const { ask } = limited();
    expect([(await ask('POST')).status, (await ask('POST')).status, (await ask('POST')).status]).toEqual([200, 200, 429]);
    expect((await ask()).status).toBe(200);
  });

  test('takes nothing from anybody else', async () => {
    const { ask } = limited();
    for (let asked = 0; asked < 7; asked += 1) await ask();
    expect((await ask('GET', 'bob')).status).toBe(200);
  });

  test('is not let in by a clock that jumps forward more than once, nor shut out by one that jumps back', async () => {
    const { ask, pass } = limited();
    for (let asked = 0; asked < 6; asked += 1) await ask();
    pass(-86_400);
    expect((await ask()).status).toBe(429);
    pass(10);
    expect((await ask()).status).toBe(200);
    pass(86_400);
    const answers = await Promise.all(Array.from({ length: 7 }, () => ask()));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(6);
  });

  test('a bucket never holds more than a minute’s worth, however long nobody asks', async () => {
    const { ask, pass } = limited();
    pass(86_400);
    const answers = await Promise.all(Array.from({ length: 7 }, () => ask()));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(6);
  });
});

describe('who asks several nodes', () => {
  /** What nodes tell each other, each but itself, in one process. */
  function exchange(): () => SharedRates {
    const listeners: ((detail: string | undefined) => void)[] = [];
    return () => {
      let own: (detail: string | undefined) => void = () => {};
      return {
        tell(detail) {
          for (const listener of listeners) if (listener !== own) listener(detail);
        },
        hear(listener) {
          own = listener;
          listeners.push(listener);
          return () => {};
        },
      };
    };
  }

  test('has one limit at all of them, within a second', async () => {
    const join = exchange();
    const [one, other] = [limited(undefined, { name: 'person', rates: join() }), limited(undefined, { name: 'person', rates: join() })];
    for (let asked = 0; asked < 6; asked += 1) await one.ask();
    await sleep(400);
    expect((await other.ask()).status).toBe(429);
    expect((await other.ask('GET', 'bob')).status).toBe(200);
    // What was refused here takes nothing there.
    one.pass(10);
    expect((await one.ask()).status).toBe(200);
  });

  test('is not counted by another limit, nor by nonsense', async () => {
    const join = exchange();
    const one = limited(undefined, { name: 'person', rates: join() });
    const stranger = join();
    for (const detail of ['', '[]', '["address","requests","ann",6]', '["person","requests","ann",-6]', '{"person":1}'])
      stranger.tell(detail);
    expect((await one.ask()).headers.get('ratelimit')).toContain('"requests";r=5');
    stranger.tell('["person","requests","ann",600]');
    expect((await one.ask()).headers.get('retry-after')).toBe('70');
  });
});
