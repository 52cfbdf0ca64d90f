import {
  digestOf,
  type EvidenceRecord,
  type EvidenceStatement,
  type PartsList,
  type Report,
  sha256,
  signEnvelope,
  statementType,
} from '@assay/core';

interface Measured {
  readonly report: Report;
  readonly configuration: PartsList;
  readonly suiteParts: PartsList;
  readonly log: string;
  readonly logFile: string;
}

/** Signs a measurement as an in-toto test-result statement; the report, lists and log stand beside it, named by digest. */
export function signEvidence({ report, configuration, suiteParts, log, logFile }: Measured, signingKey: string): EvidenceRecord {
  const descriptor = (name: string, digest: string) => ({ name, digest: { sha256: digest } });
  const metrics = Object.entries(report.metrics).filter(([, { kind }]) => kind !== 'reported');
  const named = (passed: boolean | null) => metrics.flatMap(([name, metric]) => (metric.passed === passed ? [name] : []));
  const statement: EvidenceStatement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [descriptor(`${report.tool}@${report.engine}`, configuration.digest)],
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result: report.status === 'passed' ? 'PASSED' : report.status === 'failed' ? 'FAILED' : 'WARNED',
      configuration: [
        descriptor('suite', digestOf(suiteParts.parts)),
        descriptor('dataset', report.digests.dataset),
        descriptor('parts-list', digestOf(configuration.parts)),
        descriptor('report', digestOf(report)),
        descriptor('run-log', sha256(log)),
      ],
      passedTests: named(true),
      warnedTests: named(null),
      failedTests: named(false),
    },
  };
  return {
    // A run that was broken off after it was signed is signed again, over other bytes.
    id: `${report.attempt}-${sha256(log).slice(0, 8)}`,
    envelope: signEnvelope(statementType, JSON.stringify(statement), signingKey),
    report,
    configurationParts: [...configuration.parts],
    suiteParts: [...suiteParts.parts],
    logFile,
  };
}
