import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssayError } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { measureSuite } from '../measure-suite.ts';
import { logFileOf } from '../run-plan.ts';
import type { AnySuite } from '../suite.ts';
import { accuracySuite, measurementOf, measureParts } from '../testing/sample-measurement.ts';
import { judgingEngine } from './testing/judging-engine.ts';
import { judgedMetric, type SuiteJudge } from './with-judge.ts';

const yes = () => '{"supported":true}';
const no = () => '{"supported":false}';
const nothing = () => 'I would rather not say.';

/** The tool says a text otherwise than it stands there, so a judge is asked. */
const rewording = (): AnySuite => ({
  ...accuracySuite((text) => `So it is: ${text.slice(5)}`, { kind: 'bound', atMost: 0.1 }, true),
  judged: true,
});

async function measureWith(answer: (asked: string) => string, standing: SuiteJudge['standing'], suite: AnySuite = rewording()) {
  const { parts, logFolder } = measureParts();
  const engine = judgingEngine(answer);
  const judge: SuiteJudge = { engine, configuration: 'judge-digest', standing, words: 'kappa .70' };
  const report = await measureSuite(measurementOf(suite), { ...parts, judge });
  const log = readFileSync(join(logFolder, logFileOf(suite.name, report.attempt)), 'utf8');
  return { report, judged: report.metrics[judgedMetric], asked: engine.asked, log };
}

describe('a calibrated judge', () => {
  test('passes what it says is borne out', async () => {
    const { report, judged, asked, log } = await measureWith(yes, 'calibrated');
    expect(judged).toMatchObject({ value: 1, kind: 'bound', passed: true, n: 70 });
    expect(report.status).toBe('passed');
    expect(report.notes.at(-1)).toContain('"judge-model", calibrated against people (kappa .70)');
    expect(asked).toHaveLength(70);
    expect(asked[0]).toMatch(/<source [0-9a-f]{16}>\ntext \d+\n<\/source/);
    expect(log).toContain('"judge":{"configuration":"judge-digest"');
  });

  test('fails a suite that passes without it', async () => {
    const { report, judged } = await measureWith(no, 'calibrated');
    expect(judged).toMatchObject({ value: 0, passed: false });
    expect(report.status).toBe('failed');
  });

  test('that gives no answer counts as if nothing were borne out, and the run as not complete', async () => {
    const { report, judged } = await measureWith(nothing, 'calibrated');
    expect(judged).toMatchObject({ value: 0, passed: false });
    expect(report.metrics.completed?.passed).toBe(false);
  });
});

describe('a judge that is not calibrated', () => {
  test.each([
    ['says that nothing is borne out', no, 0, 70],
    ['gives no answer', nothing, null, 0],
  ])('%s and decides nothing', async (_, answer, value, n) => {
    const { report, judged } = await measureWith(answer, 'advisory');
    expect(judged).toMatchObject({ value, n, kind: 'reported' });
    expect(report.status).toBe('passed');
    expect(report.notes.at(-1)).toContain('advisory: it decides nothing');
  });
});

describe('what is put to a judge', () => {
  const citing = (say: (text: string) => string): AnySuite => ({
    ...accuracySuite(say, { kind: 'bound', atMost: 0.1 }, true),
    judged: true,
  });

  test('is nothing that is a whole quotation', async () => {
    const suite: AnySuite = { ...accuracySuite((text) => text, { kind: 'bound', atLeast: 0.9 }, true), judged: true };
    const { judged, asked } = await measureWith(no, 'calibrated', suite);
    expect([judged?.value, judged?.passed, asked.length]).toEqual([1, true, 0]);
  });

  test.each([
    ['a part of one', (text: string) => text.slice(0, 5)],
    ['nothing but a space', () => ' '],
  ])('is %s', async (_, say) => {
    const { judged, asked } = await measureWith(no, 'calibrated', citing(say));
    expect(judged?.value === 0 || asked.length === 70).toBe(true);
    expect(judged?.passed).not.toBe(true);
  });

  test('is nothing of a suite whose statements rest on nothing: a calibrated judge leaves it as it was', async () => {
    const { report, judged, asked } = await measureWith(
      no,
      'calibrated',
      accuracySuite((text) => text),
    );
    expect([report.status, judged, asked.length, report.judge]).toEqual(['passed', undefined, 0, undefined]);
  });

  test('is asked again where the judge was busy', async () => {
    let calls = 0;
    const { parts } = measureParts();
    const engine = judgingEngine(() => {
      calls += 1;
      if (calls === 3) throw new AssayError('engine-busy', 'The engine is busy.', { retryAfter: 0.01 });
      return yes();
    });
    const judge: SuiteJudge = { engine, configuration: 'd', standing: 'calibrated', words: '' };
    const report = await measureSuite(measurementOf(rewording()), { ...parts, judge });
    expect([report.status, calls]).toEqual(['passed', 71]);
  });

  test('counts as not borne out where the tool’s run was lost', async () => {
    const failing = citing((text) => {
      if (text.endsWith('7')) throw new Error('lost');
      return `So it is: ${text}`;
    });
    const { judged } = await measureWith(yes, 'calibrated', failing);
    expect(judged?.n).toBe(70);
    expect(judged?.value).toBeLessThan(1);
  });
});

test('the report and the log name the judge and its standing', async () => {
  const { report, log } = await measureWith(yes, 'advisory');
  expect(report.judge).toEqual({ engine: 'judge-model', configuration: 'judge-digest', standing: 'advisory' });
  expect(log).toContain('"judge":{"configuration":"judge-digest","standing":"advisory"}');
});

test('departmental data is judged by no other engine than the one it was let go to', async () => {
  const suite = rewording();
  const manifest = JSON.parse(readFileSync(suite.dataset.manifest, 'utf8'));
  writeFileSync(suite.dataset.manifest, JSON.stringify({ ...manifest, tier: 'departmental' }));
  await expect(measureWith(yes, 'advisory', suite)).rejects.toThrow('cannot judge it');
});

test('without a judge a suite is as it was', async () => {
  const { parts } = measureParts();
  const report = await measureSuite(measurementOf(rewording()), parts);
  expect(Object.keys(report.metrics)).not.toContain(judgedMetric);
});
