import type { Report } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { curveRows, curveSection } from './curve-section.ts';
import { bad } from './testing/sample-runs.ts';

const points = Array.from({ length: 20 }, (_, place) => ({
  confidence: 1 - place / 20,
  coverage: (place + 1) / 25,
  precision: 1 - place / 40,
}));
const curve = { precision: 0.95, questions: 25, stated: 0.8, points };
const reportWith = (changes: Partial<Report>): Report => ({ ...bad.report, ...changes });

describe('the risk-coverage curve in a report', () => {
  test('is drawn with a name, and its figures stand in a table', () => {
    const { markup } = curveSection(reportWith({ curve })) as { markup: string };
    expect(markup).toContain('role="img" aria-label="Precision by coverage');
    expect(markup).toContain('<caption>Coverage and precision</caption>');
    expect(markup).toContain('from a confidence of .800 on: coverage .200, precision .900');
  });

  test('shows the last point of every tenth, and the last of all', () => {
    expect(curveRows(curve).map(({ coverage }) => coverage)).toEqual([0.08, 0.16, 0.28, 0.36, 0.48, 0.56, 0.68, 0.76, 0.8]);
  });

  test('says that nothing was answered where nothing was', () => {
    const { markup } = curveSection(reportWith({ curve: { ...curve, stated: null, points: [] } })) as { markup: string };
    expect(markup).toContain('No answer was stated.');
    expect(markup).toContain('there is no curve');
    expect(markup).not.toContain('<svg');
  });

  test('is not there for a suite that has none', () => {
    expect(curveSection(bad.report)).toBe('');
  });
});
