import { describe, expect, test } from 'vitest';
import type { GuardSession, Release } from './guardrails.ts';
import { openRunClock } from './run-clock.ts';
import { memoryParts } from './testing/memory-parts.ts';
import type { ToolEvent } from './tool.ts';

/** A clock that is set by hand, and a session whose guards take 10 of it. */
function situation(releases: readonly Release[] = []) {
  let time = 0;
  const pass = (by: number) => {
    time += by;
  };
  const { parts } = memoryParts();
  const real = parts.guardrails.open({ engine: 'embedded', phrases: {} });
  const left = [...releases];
  const slow = async () => {
    pass(10);
    return left.shift() ?? ({ status: 'released', statements: [], verdicts: [] } satisfies Release);
  };
  const session: GuardSession = {
    ...real,
    async check(text, at) {
      pass(10);
      return real.check(text, at);
    },
    output: () => ({ push: slow, finish: slow }),
  };
  const clock = openRunClock(() => time);
  return { clock, pass, session: clock.guarding(session) };
}

const statement = { text: 'a', citations: [] };
const released = (count: number): Release => ({ status: 'released', statements: Array(count).fill(statement), verdicts: [] });

describe('the clock of a run', () => {
  test('counts what the guardrails take to the guard, also where the tool waits for them', async () => {
    const { clock, pass, session } = situation();
    async function* work(): AsyncGenerator<ToolEvent, unknown> {
      pass(5);
      await session.check('a', { stage: 'context', trust: 'retrieved' });
      yield { type: 'progress', message: 'a' };
      return {};
    }
    await clock.next(work());
    expect(clock.times()).toEqual({ guard: 10, engine: 5, held: 0 });
  });

  test('counts two checks at one time once', async () => {
    const { clock, session } = situation();
    const at = { stage: 'input', trust: 'caller' } as const;
    await Promise.all([session.check('a', at), session.check('b', at)]);
    expect(clock.times().guard).toBe(20);
  });

  test('text is held from when it was written until it is released', async () => {
    const { clock, pass, session } = situation([released(0), released(2)]);
    const output = session.output();
    await output.push(statement);
    pass(100);
    await output.push(statement);
    pass(100);
    expect(clock.times()).toEqual({ guard: 20, engine: 0, held: 120 });
  });

  test('nothing is held any more once the rest was released or withheld', async () => {
    const verdict = { action: 'block', findings: [], records: [], message: 'no' } as const;
    for (const end of [released(1), { status: 'withheld', verdict } satisfies Release]) {
      const { clock, pass, session } = situation([released(0), end]);
      const output = session.output();
      await output.push(statement);
      await output.finish();
      pass(100);
      expect(clock.times().held).toBe(20);
    }
  });

  test('a tool that breaks has taken its time', async () => {
    const { clock, pass } = situation();
    // biome-ignore lint/correctness/useYield: it breaks before.
    async function* work(): AsyncGenerator<ToolEvent, unknown> {
      pass(5);
      await Promise.reject(new Error('broken'));
      return {};
    }
    await expect(clock.next(work())).rejects.toThrow('broken');
    expect(clock.times().engine).toBe(5);
  });
});
