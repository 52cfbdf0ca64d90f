import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keptConfiguration, keptRuns } from '../testing/kept-runs.ts';
import { auditOutputs } from './audit-outputs.ts';

let kept: Awaited<ReturnType<typeof keptRuns>>;
const outputs = (...given: readonly string[]) => kept.run(auditOutputs, ...given);

beforeAll(async () => {
  kept = await keptRuns([
    { id: 'first', told: 'The fare is £7.\nIslanders go free.' },
    { id: 'second', createdAt: '2026-11-25T09:00:00.000Z', owner: 'person:ben', told: 'Write to ⟦email-1-bcdefgh⟧.', status: 'withheld' },
    { id: 'third', createdAt: '2026-11-26T09:00:00.000Z' },
    { id: 'other', configuration: `c0ffee11${'0'.repeat(56)}` },
  ]);
  await kept.store.runs.erase('third', '2026-11-27T10:00:00.000Z');
});
afterAll(() => kept.close());

describe('assay audit outputs', () => {
  test('lists every output of a configuration as it is stored, and names those that were erased', async () => {
    const { code, json } = await outputs('--configuration', 'C0FFEE00', '--json');
    expect(code).toBe(0);
    expect(json()).toEqual({
      status: 'done',
      configuration: keptConfiguration,
      outputs: [
        {
          run: 'first',
          at: '2026-11-24T09:00:00.000Z',
          owner: 'person:ann',
          tool: 'summariser',
          status: 'done',
          text: 'The fare is £7.\nIslanders go free.',
        },
        expect.objectContaining({ run: 'second', owner: 'person:ben', status: 'withheld', text: 'Write to ⟦email-1-bcdefgh⟧.' }),
        expect.objectContaining({ run: 'third', text: '', erasedAt: '2026-11-27T10:00:00.000Z' }),
      ],
    });
  });

  test('is told to people line by line, for the days they ask about', async () => {
    const { out } = await outputs('--configuration', keptConfiguration, '--from', '2026-11-25', '--to', '2026-11-26');
    expect(out).not.toContain('first');
    expect(out).toContain('    Write to ⟦email-1-bcdefgh⟧.');
    expect(out).toContain('its content erased on 2026-11-27');
    expect(out).toContain('2 runs of');
    expect((await outputs('--configuration', keptConfiguration, '--from', '2027-01-01')).out).toContain('no run of');
  });

  test.each<[string, readonly string[], string]>([
    ['no configuration', [], '--configuration'],
    ['too little of a digest', ['--configuration', 'c0ffee'], 'first 8 characters'],
    ['what is no digest', ['--configuration', 'not-a-digest'], 'is a digest'],
    ['a configuration that never ran', ['--configuration', 'deadbeef'], 'No run of a configuration deadbeef'],
    ['days the wrong way round', ['--configuration', 'c0ffee00', '--from', '2026-11-26', '--to', '2026-11-25'], 'is later than'],
    ['a day that is none', ['--configuration', 'c0ffee00', '--from', 'monday'], '--from is a day'],
  ])('%s is refused in words', async (_, given, words) => {
    const { code, notified } = await outputs(...given);
    expect([code, notified]).toEqual([2, expect.stringContaining(words)]);
  });

  test('the beginning of two digests is refused, and both are named', async () => {
    await kept.keep({ id: 'near', configuration: `c0ffee00${'1'.repeat(56)}` });
    const { code, notified } = await outputs('--configuration', 'c0ffee00');
    expect([code, notified]).toEqual([2, expect.stringContaining('is the beginning of 2 configurations')]);
    expect((await outputs('--configuration', 'c0ffee001')).code).toBe(0);
  });
});
