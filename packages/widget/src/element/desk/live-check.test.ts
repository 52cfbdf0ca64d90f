import { describe, expect, test } from 'vitest';
import { type CheckOutcome, type CheckState, liveCheck } from './live-check.ts';

/** A live check on a clock that is moved by hand, whose checks end when the test says. */
function underTest() {
  let clock = 0;
  const timers: { at: number; work: () => void }[] = [];
  const states: CheckState[] = [];
  const begun: { text: string; signal: AbortSignal; end: (outcome: CheckOutcome) => Promise<void> }[] = [];
  const check = liveCheck({
    check: (text, signal) =>
      new Promise((resolve) => {
        begun.push({
          text,
          signal,
          async end(outcome) {
            resolve(outcome);
            await Promise.resolve();
            await Promise.resolve();
          },
        });
      }),
    onState: (state) => states.push(state),
    now: () => clock,
    later(work, ms) {
      const timer = { at: clock + ms, work };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
  });
  const pass = (ms: number) => {
    clock += ms;
    for (const timer of timers.filter(({ at }) => at <= clock)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.work();
    }
  };
  return { check, pass, states, begun };
}

const clean: CheckOutcome = { status: 'checked', items: [] };

describe('live checks', () => {
  test('wait for a pause, and check what stands there then', async () => {
    const { check, pass, begun, states } = underTest();
    check.changed('a');
    pass(1_000);
    check.changed('ab');
    pass(1_000);
    expect(begun).toEqual([]);
    pass(500);
    expect(begun.map(({ text }) => text)).toEqual(['ab']);
    await begun[0]?.end(clean);
    expect(states.map(({ status }) => status)).toEqual(['waiting', 'waiting', 'checking', 'checked']);
    expect(states.at(-1)).toEqual({ status: 'checked', items: [], isStale: false });
  });

  test('are one at a time: a newer text stops the older check, and is checked when that has ended', async () => {
    const { check, begun, states } = underTest();
    check.checkNow('one');
    check.checkNow('two');
    check.checkNow('three');
    expect(begun.map(({ text, signal }) => [text, signal.aborted])).toEqual([['one', true]]);
    await begun[0]?.end({ status: 'failed', message: 'stopped' });
    expect(begun.map(({ text }) => text)).toEqual(['one', 'three']);
    await begun[1]?.end(clean);
    expect(states.map(({ status }) => status)).toEqual(['checking', 'checking', 'checked']);
  });

  test('what is found is told as found before the last words, where somebody went on writing', async () => {
    const { check, begun, states } = underTest();
    check.checkNow('one');
    check.changed('one and more');
    await begun[0]?.end(clean);
    expect(states.at(-1)).toMatchObject({ status: 'checked', isStale: true });
  });

  test('that fail say so, and the next pause tries again', async () => {
    const { check, pass, begun, states } = underTest();
    check.checkNow('one');
    await begun[0]?.end({ status: 'failed', message: 'no server' });
    expect(states.at(-1)).toEqual({ status: 'failed', message: 'no server' });
    check.changed('two');
    pass(5_000);
    expect(begun.map(({ text }) => text)).toEqual(['one', 'two']);
  });

  test('of one reply come less often after twenty, and end after sixty until they are asked for', async () => {
    const { check, pass, begun, states } = underTest();
    for (let count = 0; count < 60; count += 1) {
      check.changed(`text ${count}`);
      if (count >= 20) {
        pass(15_000);
        expect(begun).toHaveLength(count);
      }
      pass(5_000);
      expect(begun).toHaveLength(count + 1);
      await begun[count]?.end(clean);
    }
    check.changed('one more');
    pass(100_000);
    expect([begun.length, states.at(-1)]).toEqual([60, { status: 'bounded', count: 60 }]);
    check.checkNow('one more');
    expect(begun.at(-1)?.text).toBe('one more');
  });
});
