import { describe, expect, test } from 'vitest';
import { type AnsweredQuestion, areaUnderRisk, coverageAtPrecision, riskCoverage } from './risk-coverage.ts';

/** "0.9 right", "0.4 wrong", "none". */
const questions = (...said: readonly string[]): readonly AnsweredQuestion[] =>
  said.map((words, place) => {
    const [confidence, verdict] = words.split(' ');
    return { confidence: confidence === 'none' ? undefined : Number(confidence), isRight: verdict === 'right', cluster: `q${place}` };
  });

describe('riskCoverage', () => {
  test('the surest answers are taken first, and coverage is of all questions', () => {
    expect(riskCoverage(questions('0.2 wrong', '0.9 right', 'none', '0.5 right'))).toEqual([
      { confidence: 0.9, coverage: 0.25, precision: 1 },
      { confidence: 0.5, coverage: 0.5, precision: 1 },
      { confidence: 0.2, coverage: 0.75, precision: 2 / 3 },
    ]);
  });

  test('answers that are equally sure are one point, in whatever order they come', () => {
    const point = [{ confidence: 0.7, coverage: 1, precision: 0.5 }];
    expect(riskCoverage(questions('0.7 right', '0.7 wrong'))).toEqual(point);
    expect(riskCoverage(questions('0.7 wrong', '0.7 right'))).toEqual(point);
  });

  test('where nothing was answered there is no curve', () => {
    expect(riskCoverage(questions('none', 'none'))).toEqual([]);
    expect(riskCoverage([])).toEqual([]);
  });
});

describe('coverageAtPrecision', () => {
  test.each<[string, readonly string[], number]>([
    ['the largest, also behind a dip', ['0.9 right', '0.8 wrong', '0.7 right', '0.6 right', '0.5 wrong'], 0.8],
    ['none where all are wrong', ['0.9 wrong', '0.8 wrong'], 0],
    ['none where nothing was answered', ['none', 'none'], 0],
    ['none where a tie holds as many wrong as right', ['0.9 right', '0.9 wrong'], 0],
    ['all where all are right', ['0.9 right', '0.1 right'], 1],
  ])('%s', (_, said, coverage) => {
    expect(coverageAtPrecision(questions(...said), 0.75)).toBeCloseTo(coverage, 12);
  });
});

describe('areaUnderRisk', () => {
  test.each<[string, readonly string[], number]>([
    ['all right', ['0.9 right', '0.8 right'], 0],
    ['all wrong', ['0.9 wrong', '0.8 wrong'], 1],
    ['nothing answered: as bad as all wrong', ['none', 'none'], 1],
    ['right first', ['0.9 right', '0.8 wrong'], 0.25],
    ['wrong first', ['0.9 wrong', '0.8 right'], 0.75],
    ['tied: between the two', ['0.9 wrong', '0.9 right'], 0.5],
    ['one answer and silence: no better than a wrong second', ['0.9 right', 'none'], 0.25],
  ])('%s', (_, said, area) => {
    expect(areaUnderRisk(questions(...said))).toBeCloseTo(area, 12);
  });
});
