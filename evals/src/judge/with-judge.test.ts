import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
const rewording = () => accuracySuite((text) => `So it is: ${text.slice(5)}`, { kind: 'bound', atMost: 0.1 }, true);

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
    expect(log).toContain('"judge":"judge-digest"');
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

test('what is quoted word for word, or rests on nothing, is not put to a judge', async () => {
  const quoting = await measureWith(
    no,
    'calibrated',
    accuracySuite((text) => text, { kind: 'bound', atLeast: 0.9 }, true),
  );
  expect(quoting.judged).toMatchObject({ value: 1, passed: true });
  const uncited = await measureWith(
    no,
    'advisory',
    accuracySuite((text) => text),
  );
  expect(uncited.judged).toMatchObject({ value: null, n: 0 });
  expect([...quoting.asked, ...uncited.asked]).toEqual([]);
});

test('without a judge a suite is as it was', async () => {
  const { parts } = measureParts();
  const report = await measureSuite(measurementOf(rewording()), parts);
  expect(Object.keys(report.metrics)).not.toContain(judgedMetric);
});
