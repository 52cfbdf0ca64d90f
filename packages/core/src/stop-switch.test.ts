import { describe, expect, test } from 'vitest';
import { runTool } from './run-tool.ts';
import { type SwitchTarget, switchedOff, turnSwitch } from './stop-switch.ts';
import { memoryParts, sampleTool } from './testing/memory-parts.ts';

const caller = { id: 'ann', groups: ['everyone'], roles: ['user'] };
const turn = (target: SwitchTarget, isOn: boolean, reason = 'a complaint') => ({
  target,
  isOn,
  reason,
  actor: 'ann',
  at: '2026-11-27T10:00:00Z',
});

describe('a switch', () => {
  const tool: SwitchTarget = { scope: 'tool', name: 'sample' };
  const engine: SwitchTarget = { scope: 'engine', name: 'embedded' };
  const everything: SwitchTarget = { scope: 'everything' };

  test.each<[string, readonly (readonly [SwitchTarget, boolean])[], string | undefined]>([
    ['never turned', [], undefined],
    ['of the tool', [[tool, false]], 'switched it off: a complaint'],
    ['of another tool', [[{ scope: 'tool', name: 'other' }, false]], undefined],
    ['of the engine', [[engine, false]], 'switched the engine "embedded" off'],
    ['of another engine', [[{ scope: 'engine', name: 'house' }, false]], undefined],
    ['of everything', [[everything, false]], 'switched everything off'],
    [
      'turned off and on',
      [
        [tool, false],
        [tool, true],
      ],
      undefined,
    ],
    [
      'turned on and off',
      [
        [tool, true],
        [tool, false],
      ],
      'switched it off',
    ],
    [
      'of everything, while only the tool is turned on',
      [
        [everything, false],
        [tool, true],
      ],
      'switched everything off',
    ],
    [
      'of the tool, while only everything is turned on',
      [
        [tool, false],
        [everything, false],
        [everything, true],
      ],
      'switched it off',
    ],
  ])('%s', async (_, turns, words) => {
    const { audit } = memoryParts();
    for (const [target, isOn] of turns) await turnSwitch(audit, turn(target, isOn));
    const why = switchedOff(await audit.read(), { tool: 'sample', engine: 'embedded' });
    if (words === undefined) expect(why).toBeUndefined();
    else expect(why).toContain(words);
  });
});

describe('a run under way', () => {
  /** A tool that works until it is stopped, in parts that somebody turns off meanwhile. */
  async function runWhile(act: (audit: ReturnType<typeof memoryParts>['audit']) => Promise<unknown>) {
    const waiting = sampleTool(async function* (_, { signal }) {
      yield { type: 'progress', message: 'waiting' };
      await new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve(), { once: true });
        setTimeout(resolve, 1_500);
      });
      yield { type: 'progress', message: 'still here' };
      return { said: 'done' };
    });
    const { parts, audit } = memoryParts({ tool: waiting });
    const run = await runTool(parts, { tool: 'sample', input: { words: 'a' }, caller });
    if (run.status === 'refused') throw new Error(run.message);
    await act(audit);
    return run.finished;
  }
  const off = (target: SwitchTarget) => (audit: ReturnType<typeof memoryParts>['audit']) => turnSwitch(audit, turn(target, false));

  test.each<[string, SwitchTarget]>([
    ['its tool', { scope: 'tool', name: 'sample' }],
    ['its engine', { scope: 'engine', name: 'embedded' }],
    ['everything', { scope: 'everything' }],
  ])('is stopped when %s is turned off, and says why', async (_, target) => {
    expect(await runWhile(off(target))).toMatchObject({ status: 'cancelled', message: expect.stringContaining('off: a complaint') });
  });

  test('is stopped when its tool is revoked', async () => {
    const revoke = (audit: ReturnType<typeof memoryParts>['audit']) =>
      audit.append({ kind: 'tool-revoked', at: '2026-11-27T10:00:00Z', actor: 'ann', body: { tool: 'sample', reason: 'it was wrong' } });
    expect(await runWhile(revoke)).toMatchObject({ status: 'cancelled', message: expect.stringContaining('revoked: it was wrong') });
  });

  test('goes on when another tool is turned off', async () => {
    expect(await runWhile(off({ scope: 'tool', name: 'other' }))).toMatchObject({ status: 'done' });
  });

  test('goes on when something was turned off and on again before it began', async () => {
    const { parts, audit } = memoryParts();
    await turnSwitch(audit, turn({ scope: 'everything' }, false));
    await turnSwitch(audit, turn({ scope: 'everything' }, true));
    const run = await runTool(parts, { tool: 'sample', input: { words: 'a' }, caller });
    expect(run.status === 'started' && (await run.finished).status).toBe('done');
  });
});
