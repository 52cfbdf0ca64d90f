import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runAssay } from '../testing/run-assay.ts';

const data = mkdtempSync(join(tmpdir(), 'assay-switch-'));
const gate = (...given: readonly string[]) => runAssay(data, ['gate', ...given, '--json']);
const reasonsOf = async () => {
  const { tools } = (await gate('status')).json() as {
    readonly tools: readonly { readonly tool: string; readonly reasons: readonly string[] }[];
  };
  return Object.fromEntries(tools.map(({ tool, reasons }) => [tool, reasons.join('; ')]));
};

describe('a person turns off', () => {
  test('a tool, with the reason, and only that; turned on the evidence decides again', async () => {
    expect((await gate('off', 'tool', 'drafter', '--reason', 'wrong dates in letters')).code).toBe(0);
    const off = await reasonsOf();
    expect(off.drafter).toBe('a person switched it off: wrong dates in letters');
    expect(off.summariser).toContain('never been measured');
    expect((await gate('on', 'tool', 'drafter', '--reason', 'mended')).code).toBe(0);
    expect((await reasonsOf()).drafter).toContain('never been measured');
  }, 60_000);

  test('everything, and an engine', async () => {
    await gate('off', 'everything', '--reason', 'an incident');
    expect(new Set(Object.values(await reasonsOf()))).toEqual(new Set(['a person switched everything off: an incident']));
    await gate('on', 'everything', '--reason', 'over');
    await gate('off', 'engine', 'embedded', '--reason', 'odd answers');
    expect((await reasonsOf()).summariser).toBe('a person switched the engine "embedded" off: odd answers');
    expect((await runAssay(data, ['audit', 'verify', '--json'])).json()).toMatchObject({ status: 'whole' });
  }, 60_000);

  test.each<[string, readonly string[], string]>([
    ['no reason', ['off', 'tool', 'drafter'], '--reason'],
    ['a tool that is not there', ['off', 'tool', 'shredder', '--reason', 'x'], 'no tool named "shredder"'],
    ['an engine that is not there', ['off', 'engine', 'house', '--reason', 'x'], 'no engine "house"'],
    ['nothing', ['off', '--reason', 'x'], 'Say what'],
    ['more than one thing', ['off', 'tool', 'drafter', 'summariser', '--reason', 'x'], 'Say what'],
  ])(
    'with %s it is an error in words',
    async (_, given, words) => {
      const { code, json } = await gate(...given);
      expect([code, json().message]).toEqual([2, expect.stringContaining(words)]);
    },
    60_000,
  );
});
