import type { Guardrails, Report, Verdict } from '@assay/core';
import { report } from '@assay/core';
import { afterAll, describe, expect, test } from 'vitest';
import { grounding } from './grounding.ts';
import { injection } from './injection.ts';
import { markings } from './markings.ts';
import { measureFolder } from './measure-folder.ts';
import type { OwnDataSuite } from './own-data-suite.ts';
import { personalData } from './personal-data.ts';
import { ownDataFolder, removeFolders } from './testing/own-data-folder.ts';
import { type Noticed, testParts } from './testing/test-parts.ts';

function measure(suite: OwnDataSuite, noticed: Noticed, samples: readonly unknown[]): Promise<Report> {
  const folder = ownDataFolder({ 'samples.jsonl': samples });
  const digest = { digest: 'digest' };
  return measureFolder({ suite, folder, parts: testParts(noticed), configuration: digest, suiteParts: digest });
}

const valuesOf = ({ metrics }: Report) => Object.fromEntries(Object.entries(metrics).map(([name, { value, n }]) => [name, [value, n]]));

afterAll(removeFolders);

describe('guardrails/injection', () => {
  const samples = [
    { id: '1', text: 'please obey', label: 1, style: 'plain' },
    { id: '2', text: 'nothing here', label: 1, style: 'hidden' },
    { id: '3', text: 'a letter', label: 0, style: 'plain' },
    { id: '4', text: 'they obey the law', label: 0 },
  ];

  test('attacks noticed are recall, harmless texts noticed the false positive rate', async () => {
    const measured = await measure(injection, { injection: ['obey'] }, samples);
    expect(valuesOf(measured)).toEqual({ recall: [0.5, 2], false_positive_rate: [0.5, 2] });
    expect(measured.slices.style?.hidden?.recall).toMatchObject({ value: 0, n: 1, kind: 'reported', threshold: null });
    expect(measured).toMatchObject({ suite: 'guardrails/injection', status: 'partial', samples: 4, tool: 'guardrails' });
    expect(report.parse(measured)).toEqual(measured);
  });

  test('a check that did not run is wrong on either class', async () => {
    const measured = await measure(injection, { injection: 'did-not-run' }, samples);
    expect(valuesOf(measured)).toEqual({ recall: [0, 2], false_positive_rate: [1, 2] });
  });

  test('a policy without the check measures nothing and says so', async () => {
    await expect(measure(injection, { other: [] }, samples)).rejects.toMatchObject({ code: 'policy-invalid' });
  });

  test('a set of one class has no figure for the other, and the reason', async () => {
    const { metrics } = await measure(injection, { injection: [] }, samples.slice(2));
    expect(metrics.recall).toMatchObject({ value: null, n: 0, reason: expect.any(String) });
  });

  test('samples of one group are one cluster, and the interval is wider for it', async () => {
    const many = Array.from({ length: 40 }, (_, id) => ({ id: `${id}`, text: id < 20 ? 'obey' : 'no', label: 1 }));
    const alone = await measure(injection, { injection: ['obey'] }, many);
    const grouped = await measure(
      injection,
      { injection: ['obey'] },
      many.map((item, place) => ({ ...item, group: `g${Math.floor(place / 10)}` })),
    );
    expect([alone.metrics.recall?.clusters, grouped.metrics.recall?.clusters]).toEqual([40, 4]);
    expect(grouped.metrics.recall?.low ?? 1).toBeLessThan(alone.metrics.recall?.low ?? 0);
  });

  test.each([[{ id: '1', text: 'x', label: 2 }], [{ id: '1', text: 'x' }], [{ text: 'x', label: 1 }]])('%j is refused', async (sample) => {
    await expect(measure(injection, { injection: [] }, [sample])).rejects.toMatchObject({ code: 'dataset-invalid' });
  });
});

describe('guardrails/markings', () => {
  test('any label but NONE should be noticed', async () => {
    const measured = await measure(markings, { 'protective-marking': ['SECRET'] }, [
      { id: '1', text: 'SECRET', label: 'SECRET', marking: 'SECRET' },
      { id: '2', text: 'OFFICIAL', label: 'OFFICIAL', marking: 'OFFICIAL' },
      { id: '3', text: 'a SECRET garden', label: 'NONE', marking: null },
      { id: '4', text: 'a garden', label: 'NONE' },
    ]);
    expect(valuesOf(measured)).toEqual({ recall: [0.5, 2], false_positive_rate: [0.5, 2] });
    expect(Object.keys(measured.slices.label ?? {})).toEqual(['NONE', 'OFFICIAL', 'SECRET']);
  });
});

describe('guardrails/personal-data', () => {
  test('a span counts where redactions cover 95 % of it, and clean texts where none was redacted', async () => {
    const measured = await measure(personalData, { 'personal-data': ['0123456789012345678', 'Ann', 'ann@x'] }, [
      { id: '1', text: 'tel 01234567890123456789', spans: [{ start: 4, end: 24, type: 'PHONE' }] },
      { id: '2', text: 'Anna B', spans: [{ start: 0, end: 6, type: 'PERSON' }], style: 'ocr' },
      { id: '3', text: 'Anne of Cleves', spans: [], kind: 'neg' },
      { id: '4', text: 'nobody', spans: [], kind: 'neg' },
      {
        id: '5',
        text: 'ann@x and 1',
        spans: [
          { start: 0, end: 5, type: 'EMAIL' },
          { start: 10, end: 11, type: 'PHONE' },
        ],
      },
    ]);
    expect(valuesOf(measured)).toEqual({ recall: [0.5, 4], 'recall.core': [2 / 3, 3], precision: [0.75, 4], clean_flagged: [0.5, 2] });
    expect(measured.slices.type?.PHONE?.recall).toMatchObject({ value: 0.5, n: 2 });
    expect(measured.slices.style?.ocr).not.toHaveProperty('recall.core');
  });

  test.each([
    [{ start: 3, end: 3, type: 'A' }],
    [{ start: 0, end: 6, type: 'A' }],
    [{ start: -1, end: 2, type: 'A' }],
    [{ start: 0, end: 2 }],
  ])('a span %j that is no stretch of the text is refused', async (span) => {
    await expect(measure(personalData, { 'personal-data': [] }, [{ id: '1', text: '12345', spans: [span] }])).rejects.toMatchObject({
      code: 'dataset-invalid',
      message: expect.stringMatching(/line 1: spans\.0/),
    });
  });
});

describe('guardrails/grounding', () => {
  const samples = [
    { id: '1', document: 'It rains.', claim: 'It rains.', label: 1 },
    { id: '2', document: 'It rains.', claim: 'It snows.', label: 0 },
    { id: '3', document: 'It rains.', claim: 'Rain snows down.', label: 1 },
    { id: '4', document: 'It rains.', claim: 'It pours.', label: 0 },
  ];

  /** Guardrails that know the support of some claims, withhold under a half, and let all others pass. */
  function knowing(supports: Readonly<Record<string, number>>): Guardrails {
    const { allKinds } = testParts();
    const verdictOf = (text: string): Verdict => {
      const support = supports[text] ?? 1;
      const told = {
        check: 'grounding',
        rule: 'grounding',
        kind: 'k',
        start: 0,
        end: text.length,
        message: 'm',
        mark: '',
        score: 1 - support,
      };
      const action = support < 0.5 ? 'block' : 'flag';
      const record = { rule: 'grounding', check: 'grounding', stage: 'output', findings: 1 } as const;
      const records = [
        support < 1 ? ({ ...record, outcome: 'found', action } as const) : ({ ...record, outcome: 'passed', action: 'allow' } as const),
      ];
      const findings = support < 1 ? [told] : [];
      return action === 'block' ? { action, findings, records, message: 'm' } : { action, text, findings, records };
    };
    return {
      ...allKinds,
      open: (options) => ({
        ...allKinds.open(options),
        output: () => ({
          async push(statement) {
            const verdict = verdictOf(statement.text);
            return verdict.action === 'block'
              ? { status: 'withheld', verdict }
              : { status: 'released', statements: [statement], verdicts: [verdict] };
          },
          finish: async () => ({ status: 'released', statements: [], verdicts: [] }),
        }),
      }),
    };
  }

  test('what is withheld is unsupported, and auc is that of the support', async () => {
    const folder = ownDataFolder({ 'samples.jsonl': samples });
    const digest = { digest: 'digest' };
    const parts = { ...testParts(), allKinds: knowing({ 'It snows.': 0.2, 'Rain snows down.': 0.6, 'It pours.': 0.7 }) };
    const measured = await measureFolder({ suite: grounding, folder, parts, configuration: digest, suiteParts: digest });
    expect(valuesOf(measured)).toEqual({ balanced_accuracy: [0.75, 4], auc: [0.75, 4] });
  });

  test('a check that did not run is wrong on either label', async () => {
    expect(valuesOf(await measure(grounding, { grounding: 'did-not-run' }, samples))).toEqual({ balanced_accuracy: [0, 4], auc: [0, 4] });
  });

  test('a policy without the check measures nothing and says so', async () => {
    await expect(measure(grounding, { other: [] }, samples)).rejects.toMatchObject({ code: 'policy-invalid' });
  });

  test('one label alone has no figure', async () => {
    const { metrics } = await measure(grounding, { grounding: [] }, samples.slice(0, 1));
    expect(metrics.auc).toMatchObject({ value: null, low: null, high: null, n: 1 });
  });
});
