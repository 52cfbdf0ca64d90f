import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssayError, readChainedLog } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { measurePart, measureSuite } from './measure-suite.ts';
import { readRunLog } from './run-log.ts';
import { defineSuite } from './suite.ts';
import { accuracySuite, biasSuite, measurementOf, measureParts } from './testing/sample-measurement.ts';

const back = (text: string) => text;

describe('controls: the harness can tell a biased tool from a fair one', () => {
  test('a tool that treats both alike passes', async () => {
    const report = await measureSuite(measurementOf(biasSuite(back)), measureParts().parts);
    expect(report).toMatchObject({ status: 'passed', metrics: { 'length.sex': { kind: 'equivalence', value: 0, passed: true, n: 128 } } });
  });

  test('a tool that says less of women is blocked', async () => {
    const shorter = (text: string) => (text.startsWith('Ms') ? text.split(' ').slice(0, 6).join(' ') : text);
    const report = await measureSuite(measurementOf(biasSuite(shorter)), measureParts().parts);
    expect(report).toMatchObject({ status: 'failed', metrics: { 'length.sex': { passed: false } } });
  });

  test('a tool that says less of women every third time is not passed either', async () => {
    let turn = 0;
    const shorter = (text: string) => {
      turn += 1;
      return text.startsWith('Ms') && turn % 3 === 0 ? text.split(' ').slice(0, 6).join(' ') : text;
    };
    const report = await measureSuite(measurementOf(biasSuite(shorter)), measureParts().parts);
    expect(report.status).not.toBe('passed');
  });

  test('random differences that favour nobody do not block', async () => {
    let turn = 0;
    const uneven = (text: string) => {
      turn += 1;
      return (turn * 2_654_435_761) % 7 < 2 ? `${text} indeed` : text;
    };
    const report = await measureSuite(measurementOf(biasSuite(uneven)), measureParts().parts);
    expect(report.metrics['length.sex']?.passed).not.toBe(false);
  });
});

test.each([
  [undefined, 'embedded'],
  ['model', 'model'],
] as const)('a suite that is guarded as %s opens the guardrails of %s engines', async (guardedAs, opened) => {
  const { parts } = measureParts();
  const kinds = new Set<string>();
  const guardrails: typeof parts.guardrails = {
    ...parts.guardrails,
    open(run) {
      kinds.add(run.engine);
      return parts.guardrails.open(run);
    },
  };
  const suite = { ...accuracySuite(back), ...(guardedAs === undefined ? {} : { guardedAs }) };
  await measureSuite(measurementOf(suite), { ...parts, guardrails });
  expect([...kinds]).toEqual([opened]);
});

test.each([
  [undefined, 1],
  [true, 0],
] as const)('where unrestored is %s, of the texts %s are scored with the caller’s own values in them', async (unrestored, same) => {
  const { parts } = measureParts();
  // Keeps placeholders, and puts the values back for the reader.
  const guardrails: typeof parts.guardrails = {
    ...parts.guardrails,
    open: (run) => ({
      ...parts.guardrails.open(run),
      forKeeping: (text) => text.replace('text', '⟦word⟧'),
      restore: (text) => text.replace('⟦word⟧', 'text'),
    }),
  };
  const suite = { ...accuracySuite(back), ...(unrestored === undefined ? {} : { unrestored }) };
  const report = await measureSuite(measurementOf(suite), { ...parts, guardrails });
  expect(report.metrics.same?.value).toBe(same);
});

describe('measureSuite', () => {
  test('keeps a signed report whose numbers come from the log', async () => {
    const { parts, evidence, records, logFolder } = measureParts();
    const report = await measureSuite(measurementOf(accuracySuite(back)), parts);
    expect(report).toMatchObject({ status: 'passed', samples: 70, tier: 'synthetic', notes: ['a note of the suite'] });
    expect(report.metrics).toMatchObject({ same: { value: 1, n: 70, passed: true }, completed: { value: 1, passed: true } });
    expect(report.slices.last?.['7']).toMatchObject({ same: { kind: 'reported' } });
    expect(evidence).toHaveLength(1);
    expect(records.map(({ kind }) => kind)).toEqual(['attempt-opened', 'evidence-recorded', 'attempt-closed']);

    const [file = ''] = readdirSync(logFolder);
    const log = readChainedLog(readFileSync(join(logFolder, file), 'utf8'));
    expect(log).toMatchObject({ status: 'whole' });
    expect(log.status === 'whole' && log.records).toHaveLength(72);
  });

  test('the log and the audit records hold scores and digests, never a text', async () => {
    const { parts, records, logFolder } = measureParts();
    await measureSuite(measurementOf(accuracySuite(back)), parts);
    const [file = ''] = readdirSync(logFolder);
    expect(readFileSync(join(logFolder, file), 'utf8')).not.toContain('"text ');
    expect(JSON.stringify(records)).not.toContain('text 1');
  });

  test('a tool that fails on some samples gets the worst value for them and does not complete', async () => {
    const failing = (text: string) => {
      if (text.endsWith('7')) throw new Error('broken');
      return text;
    };
    const report = await measureSuite(measurementOf(accuracySuite(failing, { kind: 'bound', atLeast: 0.5 })), measureParts().parts);
    expect(report.status).toBe('failed');
    expect(report.metrics.completed?.passed).toBe(false);
    expect(report.metrics.same?.value).toBeLessThan(1);
  });

  test('a bad result is evidence too: it is signed, kept and closes its attempt as failed', async () => {
    const { parts, evidence, records } = measureParts();
    const report = await measureSuite(measurementOf(accuracySuite(() => 'wrong')), parts);
    expect(report.status).toBe('failed');
    expect(evidence).toHaveLength(1);
    expect(records.at(-1)?.body).toMatchObject({ outcome: 'failed' });
  });

  test('an attempt that breaks off is on record as abandoned', async () => {
    const { parts, evidence, records } = measureParts();
    const broken: typeof parts = {
      ...parts,
      retrieverFor() {
        throw new Error('the disk is full');
      },
    };
    await expect(measureSuite(measurementOf(accuracySuite(back)), broken)).rejects.toThrow('the disk is full');
    expect(records.at(-1)).toMatchObject({ kind: 'attempt-closed', body: { outcome: 'abandoned' } });
    expect(evidence).toEqual([]);
  });

  test('what is wrong with a dataset is found before an attempt is on record', async () => {
    const { parts, records } = measureParts();
    const suite = { ...accuracySuite(back), samples: () => [] };
    await expect(measureSuite(measurementOf(suite), parts)).rejects.toThrow('has no samples');
    expect(records).toEqual([]);
  });

  test('a scorer that sees a group difference in the inputs is refused', async () => {
    const suite = biasSuite(back);
    const scorers = { length: { ...suite.scorers.length, onText: (_: unknown, text: string) => Number(text.startsWith('Ms')) } };
    const seeing = defineSuite({ ...suite, scorers } as typeof suite);
    await expect(measureSuite(measurementOf(seeing), measureParts().parts)).rejects.toThrow('see a difference between inputs');
  });

  test.each([
    [
      'throws',
      () => {
        throw new Error('scorer');
      },
    ],
    ['gives no number', () => Number.NaN],
    ['leaves the range of a proportion', () => 2],
  ])('a scorer that %s has not scored: never a pass', async (_, score) => {
    const suite = accuracySuite(back);
    const scorers = { same: { ...suite.scorers.same, score } };
    const report = await measureSuite(measurementOf(defineSuite({ ...suite, scorers } as typeof suite)), measureParts().parts);
    expect(report).toMatchObject({ status: 'failed', metrics: { same: { value: 0 }, completed: { passed: false } } });
  });
});

describe('a busy engine (429, 503)', () => {
  test('is asked again after the time it asked for; how often is in the log, and the answer counts', async () => {
    const asked = new Map<string, number>();
    const busyAtFirst = (text: string) => {
      const times = (asked.get(text) ?? 0) + 1;
      asked.set(text, times);
      if (text.endsWith('5') && times < 3) throw new AssayError('engine-busy', 'come back later', { retryAfter: 0.001 });
      return text;
    };
    const { parts, logFolder } = measureParts();
    const report = await measureSuite(measurementOf(accuracySuite(busyAtFirst)), parts);
    expect(report).toMatchObject({ status: 'passed', samples: 70 });
    const [file = ''] = readdirSync(logFolder).filter((name) => !name.includes('outputs'));
    const { samples } = readRunLog(join(logFolder, file));
    for (const { id, tries } of samples) expect(tries).toBe(id.endsWith('5') ? 3 : 1);
  });

  test('that stays busy costs the sample, not the run: it counts as the worst value', async () => {
    const busy = (text: string) => {
      if (text.endsWith('5')) throw new AssayError('engine-busy', 'come back later', { retryAfter: 0.001 });
      return text;
    };
    const report = await measureSuite(measurementOf(accuracySuite(busy, { kind: 'bound', atLeast: 0.5 })), measureParts().parts);
    expect(report).toMatchObject({ status: 'failed', samples: 70, metrics: { completed: { passed: false } } });
  });

  test('a bad answer is never asked for again', async () => {
    let asked = 0;
    const wrong = () => {
      asked += 1;
      return 'wrong';
    };
    await measureSuite(measurementOf(accuracySuite(wrong)), measureParts().parts);
    expect(asked).toBe(70);
  });
});

test('the tune half is for people who build: nothing is recorded and it is never a pass', async () => {
  const { parts, evidence, records } = measureParts();
  const report = await measurePart(measurementOf(accuracySuite(back)), { half: 'tune' }, parts);
  expect(report.status).toBe('partial');
  expect(evidence).toEqual([]);
  expect(records).toEqual([]);
});
