import { generateKeyPairSync } from 'node:crypto';
import {
  type AuditEntry,
  type AuditRecord,
  chainAuditEntry,
  digestOf,
  type EvidenceRecord,
  type EvidenceStatement,
  type MetricResult,
  type Part,
  type Report,
  sealWith,
  sha256,
  signEnvelope,
  statementType,
} from '@assay/core';
import type { Requirement } from '../judge-suite.ts';
import { sealKind } from '../read-chain.ts';

/** A new Ed25519 key pair. */
export function keyPair() {
  return generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

/** The runner key of every test: it signs evidence and seals records. */
export const runner = keyPair();

/** A requirement whose configuration and suite are one file each, with these contents. */
export function requirement(suite: string, configuration: string, suiteCode = 'suite'): Requirement {
  const parts = (name: string, content: string): { digest: string; parts: Part[] } => {
    const list: Part[] = [{ kind: 'file', name, sha256: sha256(content) }];
    return { digest: digestOf(list), parts: list };
  };
  return {
    suite,
    kind: suite.includes('/bias') ? 'bias' : 'accuracy',
    tier: suite.endsWith('-deep') ? 'deep' : 'gate',
    configuration: parts('tool.ts', configuration),
    suiteParts: parts('suite.ts', suiteCode),
  };
}

const metric: MetricResult = { value: 1, low: 0.9, high: 1, n: 60, clusters: 60, threshold: 0.8, kind: 'bound', passed: true };

/** Evidence as the harness makes it. */
export function evidenceFor(
  { suite, configuration, suiteParts }: Requirement,
  privateKey: string,
  changes: Partial<Report> = {},
  log = `log of ${suite}\n`,
): EvidenceRecord {
  const report: Report = {
    suite,
    kind: suite.includes('/bias') ? 'bias' : 'accuracy',
    status: 'passed',
    digests: { configuration: configuration.digest, suite: suiteParts.digest, dataset: 'd', log: sha256(log) },
    metrics: { share: metric },
    slices: {},
    timing: { startedAt: '2026-11-24T10:00:00.000Z', finishedAt: '2026-11-24T10:00:01.000Z', milliseconds: 1000 },
    tool: 'summariser',
    engine: 'embedded',
    attempt: `attempt-${suite}`,
    tier: 'synthetic',
    samples: 60,
    notes: [],
    ...changes,
  };
  const descriptor = (name: string, digest: string) => ({ name, digest: { sha256: digest } });
  const statement: EvidenceStatement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [descriptor('summariser@embedded', configuration.digest)],
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result: report.status === 'passed' ? 'PASSED' : report.status === 'failed' ? 'FAILED' : 'WARNED',
      configuration: [
        descriptor('suite', digestOf(suiteParts.parts)),
        descriptor('dataset', 'd'),
        descriptor('parts-list', digestOf(configuration.parts)),
        descriptor('report', digestOf(report)),
        descriptor('run-log', sha256(log)),
      ],
      passedTests: ['share'],
      warnedTests: [],
      failedTests: report.status === 'failed' ? ['share'] : [],
    },
  };
  return {
    id: report.attempt,
    envelope: signEnvelope(statementType, JSON.stringify(statement), privateKey),
    report,
    configurationParts: [...configuration.parts],
    suiteParts: [...suiteParts.parts],
    logFile: `${suite}.jsonl`,
  };
}

/** The audit records of one attempt at a suite, as the harness writes them. */
export function attemptRecords(
  evidence: EvidenceRecord,
  outcome: 'passed' | 'failed' | 'inconclusive' | 'open',
  { process = 1, before = [] }: { process?: number; before?: readonly AuditRecord[] } = {},
): AuditRecord[] {
  const { report, id } = evidence;
  const opened = { tool: report.tool, suite: report.suite, configuration: report.digests.configuration, suiteDigest: report.digests.suite };
  const entries: [AuditEntry['kind'], AuditEntry['body']][] = [
    ['attempt-opened', { attempt: id, ...opened, process }],
    ...(outcome === 'open'
      ? []
      : ([
          ['evidence-recorded', { attempt: id, evidence: id, envelope: digestOf(evidence.envelope) }],
          ['attempt-closed', { attempt: id, outcome }],
        ] satisfies [AuditEntry['kind'], AuditEntry['body']][])),
  ];
  return chainOn(before, entries);
}

/** Records put after those that are there, with the seal of the test's runner key, or of another, or of none. */
export function chainOn(
  before: readonly AuditRecord[],
  entries: readonly [AuditEntry['kind'], AuditEntry['body']][],
  key: string | undefined = runner.privateKey,
): AuditRecord[] {
  const records = [...before];
  for (const [kind, body] of entries) {
    const record = chainAuditEntry({ kind, at: '2026-11-24T10:00:00.000Z', actor: 'test', body }, records.at(-1));
    records.push(key === '' ? record : { ...record, seal: sealWith(key, sealKind)(record.hash) });
  }
  return records;
}
