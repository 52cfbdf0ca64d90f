import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { capacityPage } from './capacity-page.ts';
import { figuresOfRepository, measuredFigures } from './measured-figures.ts';
import { assumptions, planCapacity } from './plan-capacity.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const scale = JSON.stringify({ sizes: [{ passages: 1_000, megabytes: 15.1 }] });
const postgres = JSON.stringify({
  passages: 1_000,
  megabytes: { node: 20 },
  database: 'PGlite',
  compared: { node: { queryMs: { p50: 2 } } },
});
const figures = {
  streamsASecond: 100,
  processorMs: 10,
  plainProcessorMs: 5,
  atOnce: 128,
  serverGigabytes: 0.5,
  index: [],
  node: { passages: 1_000, megabytes: 20, database: 'server', searchMs: 2 },
};

describe('the capacity page', () => {
  test('is what the script writes from the figures of today (else: npm run capacity)', () => {
    expect(read('docs/capacity.md')).toBe(capacityPage(figuresOfRepository()));
  });

  test('changes with each figure', () => {
    const pages = [
      figures,
      { ...figures, processorMs: 11 },
      { ...figures, atOnce: 64 },
      { ...figures, serverGigabytes: 1 },
      { ...figures, node: { ...figures.node, megabytes: 21 } },
    ].map(capacityPage);
    expect(new Set(pages).size).toBe(pages.length);
  });
});

describe('the arithmetic', () => {
  test('goes from people to nodes, by processor and by streams, whichever needs more', () => {
    const given = {
      ...assumptions,
      activeShare: 0.5,
      runsAPerson: 2,
      busiestHour: 0.36,
      busiestMinute: 1,
      tokens: 200,
      tokensASecond: 20,
      besideStreams: 0,
      busy: 0.5,
      spareNodes: 1,
      cores: 1,
    };
    expect(planCapacity(100_000, figures, given)).toMatchObject({
      runsADay: 100_000,
      runsASecond: 10,
      streamsAtOnce: 100,
      cores: 0.2,
      nodesByProcessor: 1,
      nodesByStreams: 1,
      nodes: 2,
      tokensASecond: 2_000,
      auditRecordsASecond: 20,
    });
    expect(planCapacity(1_000_000, { ...figures, processorMs: 100 }, given)).toMatchObject({
      cores: 20,
      nodesByProcessor: 20,
      nodesByStreams: 8,
      nodes: 21,
    });
  });
});

describe('figures', () => {
  test('are read from where they are told', () => {
    expect(figuresOfRepository().index.length).toBeGreaterThan(3);
  });

  test.each([
    [
      'a row that is gone',
      (text: string) => text.replace('| Assay, with statements', '| Assay, with sentences'),
      'README.md no longer says',
    ],
    [
      'memory that is not told',
      (text: string) => text.replace('the process takes', 'it takes'),
      'README.md no longer says "memory of the process"',
    ],
    [
      'a figure of nothing',
      (text: string) => text.replace(/(\| Assay, patterns and records \| \d+ \| \d+ \|) [\d.]+ ms/, '$1 0 ms'),
      '"0" is no measured figure',
    ],
  ])('%s is an error', (_, change, words) => {
    const readme = read('README.md');
    expect(change(readme)).not.toBe(readme);
    expect(() => measuredFigures(change(readme), scale, postgres)).toThrow(words);
  });

  test('of a node that was not measured are an error', () => {
    const none = JSON.stringify({ ...JSON.parse(postgres), megabytes: { node: -1 } });
    expect(() => measuredFigures(read('README.md'), scale, none)).toThrow('megabytes');
  });
});
