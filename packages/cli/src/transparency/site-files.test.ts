import type { Report } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { siteFiles } from './site-files.ts';
import { offFacts, sampleFacts, suiteFacts, unmeasuredSuites } from './testing/sample-facts.ts';
import { hostile, sampleTool } from './testing/sample-suites.ts';
import type { ToolFacts } from './tool-facts.ts';

const pageOf = (facts: ToolFacts) => siteFiles([facts])[1]?.text ?? '';
const withMetric = (metric: Report['metrics'][string]) =>
  sampleFacts({ suites: [suiteFacts('saying/accuracy', { metrics: { right: metric } })] });
const right = { value: 0.9, low: 0.85, high: 0.94, n: 80, clusters: 80, threshold: 0.8, kind: 'bound', passed: true } as const;

describe('the public site', () => {
  test('it has a start and one page a tool', () => {
    const [start, page] = siteFiles([sampleFacts()]);
    expect([start?.name, page?.name]).toEqual(['index.html', 'saying.html']);
    expect(start?.text).toContain('<a href="saying.html">Saying</a>');
  });

  test('a page is all in one file: no script, nothing fetched', () => {
    for (const { text } of siteFiles([sampleFacts()])) {
      expect(text).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|@import|url\(|https?:/);
      expect(text).toContain("default-src 'none'".replaceAll("'", '&#39;'));
    }
  });

  test('it says date, data, digests, what was not measured and how to measure again', () => {
    const page = pageOf(sampleFacts());
    for (const words of ['14 March 2027', 'not evidence for your department', 'c0ffee', 'dada', 'e0e0', 'What was not measured'])
      expect(page).toContain(words);
    expect(page).toContain('npx assay eval run saying');
  });

  test('every table has a caption, and every heading cell a scope', () => {
    const page = pageOf(sampleFacts());
    expect(page.match(/<table/g)?.length).toBe(page.match(/<caption>/g)?.length);
    expect(page).not.toMatch(/<th(?![^>]*scope=)[ >]/);
  });

  test('an interval is drawn against its threshold, with the same facts in words', () => {
    expect(pageOf(sampleFacts())).toContain('aria-label="0.9, interval 0.85 to 0.94; interval above 0.8: passed"');
  });

  test.each([
    ['failed', { ...right, value: 0.4, low: 0.3, high: 0.5, passed: false }, 'Failed'],
    ['inconclusive', { ...right, value: 0.82, low: 0.7, high: 0.9, passed: null, reason: 'too few to tell' }, 'Inconclusive'],
    ['not measured', { ...right, value: null, low: null, high: null, n: 0, passed: null }, 'Not measured'],
  ] as const)('a metric that is %s is shown so', (_, metric, words) => {
    const page = pageOf(withMetric(metric));
    expect(page).toContain(`>${words}</span>`);
    expect(page).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  test('a tool without evidence says so at the top and shows no figure', () => {
    const page = pageOf(offFacts('unmeasured', { suites: unmeasuredSuites() }));
    expect(page.indexOf('no passing evidence')).toBeLessThan(page.indexOf('<h2>'));
    expect(page).not.toContain('<svg');
  });

  test('a tool that cannot even be listed has a page', () => {
    const { gatePolicy: _, guardrails: __, ...rest } = offFacts('failed', { suites: [], parts: [] });
    expect(pageOf(rest)).toContain('the suites of this tool could not be read');
  });

  test('hostile text is text', () => {
    const tool = { ...sampleTool, title: hostile, description: hostile };
    const suites = [
      suiteFacts('saying/accuracy', {
        notes: [hostile],
        metrics: { right: { ...right, reason: hostile } },
        slices: { [hostile]: { [hostile]: { right } } },
      }),
    ];
    for (const { text } of siteFiles([sampleFacts({ tool, suites })]))
      expect(text).not.toMatch(/<script|<b>|javascript:|href="(?!#main|index\.html|saying\.html)|\u202e/);
  });

  test('the same evidence gives the same bytes', () => {
    expect(siteFiles([sampleFacts()])).toEqual(siteFiles([sampleFacts()]));
  });
});
