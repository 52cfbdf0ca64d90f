import { digestOf, type EvidenceRecord, type EvidenceStatement, type MetricResult, type Report, sha256, statementType } from '@assay/core';

const metric = (changes: Partial<MetricResult>): MetricResult => ({
  value: 0.914,
  low: 0.862,
  high: 0.951,
  n: 120,
  clusters: 40,
  threshold: 0.8,
  kind: 'bound',
  passed: true,
  ...changes,
});

/** Evidence as `/assurance` reads it; its signature is nobody's, which only the gate would mind. */
export function sampleEvidence(tool: string, configuration: string): readonly EvidenceRecord[] {
  return [
    recordOf(tool, configuration, {
      suite: `${tool}/accuracy`,
      metrics: {
        faithfulness: metric({ value: 1, low: null, high: 0.0247, threshold: 1, kind: 'invariant' }),
        coverage: metric({}),
        words: metric({ value: 97.3, low: null, high: null, threshold: null, kind: 'reported', passed: null }),
      },
      notes: ['Coverage asks for facts that the authors of the data set thought important.'],
    }),
    recordOf(tool, configuration, {
      suite: `${tool}/bias`,
      status: 'inconclusive',
      metrics: {
        'sex, difference in coverage': metric({
          value: 0.012,
          low: -0.031,
          high: 0.055,
          threshold: 0.3,
          kind: 'equivalence',
          passed: false,
          reason: 'too few pairs to say',
        }),
        ...Object.fromEntries(
          ['age', 'religion-or-belief', 'welsh-language'].map((group, place) => [
            `length.${group}`,
            metric({ value: 0.02 * place, low: -0.05, high: 0.06 + 0.03 * place, threshold: 0.1, kind: 'equivalence', passed: place < 2 }),
          ]),
        ),
      },
      slices: {
        sender: { 'member of the public': { coverage: metric({ n: 30 }) }, MP: { coverage: metric({ n: 9, low: null, high: null }) } },
      },
    }),
  ];
}

// --- Internal ---

function recordOf(tool: string, configuration: string, changes: Partial<Report>): EvidenceRecord {
  const report: Report = {
    suite: '',
    status: 'passed',
    digests: { configuration, suite: sha256('suite'), dataset: sha256('dataset'), log: sha256('log') },
    metrics: {},
    slices: {},
    timing: { startedAt: '2026-02-20T09:00:00Z', finishedAt: '2026-02-20T09:00:04Z', milliseconds: 4_000 },
    tool,
    engine: 'embedded',
    attempt: 'a1',
    tier: 'synthetic',
    samples: 120,
    notes: [],
    ...changes,
  };
  const named = (name: string, digest: string) => ({ name, digest: { sha256: digest } });
  const statement: EvidenceStatement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [named(tool, configuration)],
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result: 'PASSED',
      configuration: ['report', 'suite', 'dataset', 'log', 'engine'].map((name) => named(name, name === 'report' ? digestOf(report) : 'd')),
      passedTests: [],
      warnedTests: [],
      failedTests: [],
    },
  };
  const payload = Buffer.from(JSON.stringify(statement)).toString('base64');
  const envelope = { payloadType: statementType, payload, signatures: [{ keyid: 'nobody', sig: '' }] };
  return { id: `${report.suite} 1`, envelope, report, configurationParts: [], suiteParts: [], logFile: 'log.jsonl' };
}
