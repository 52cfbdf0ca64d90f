import { digestOf, type EvidenceRecord, evidenceStatement, type Report, type Store } from '@assay/core';

/** A stored report; whether it is still the one that was signed. Who signed it is the gate's to judge. */
export interface EvidenceSummary {
  readonly id: string;
  readonly isAsSigned: boolean;
  readonly report: Report;
}

/** All evidence, newest first. */
export async function gatherEvidence(store: Pick<Store, 'evidence'>): Promise<readonly EvidenceSummary[]> {
  const records = await store.evidence.all();
  return records
    .map((record) => ({ id: record.id, isAsSigned: isAsSigned(record), report: record.report }))
    .sort((a, b) => (a.report.timing.finishedAt < b.report.timing.finishedAt ? 1 : -1));
}

// --- Internal ---

function isAsSigned({ envelope, report }: EvidenceRecord): boolean {
  try {
    const statement = evidenceStatement.parse(JSON.parse(Buffer.from(envelope.payload, 'base64').toString('utf8')));
    const named = statement.predicate.configuration.find(({ name }) => name === 'report');
    return named?.digest.sha256 === digestOf(report) && statement.subject[0]?.digest.sha256 === report.digests.configuration;
  } catch {
    return false;
  }
}
