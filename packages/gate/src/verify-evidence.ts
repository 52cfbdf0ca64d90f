import { digestOf, type EvidenceRecord, type EvidenceStatement, evidenceStatement, openEnvelope, statementType } from '@assay/core';
import { parseJson } from './parse-json.ts';

/** What evidence is checked against. */
export interface EvidenceChecks {
  readonly runners: readonly string[];
  /** SHA-256 of the run log, or undefined where the file is gone. */
  logDigest(file: string): Promise<string | undefined>;
}

/** Evidence whose signature and every digest hold, or the reason it does not count. */
export type VerifiedEvidence =
  | { readonly status: 'verified'; readonly record: EvidenceRecord; readonly statement: EvidenceStatement }
  | { readonly status: 'refused'; readonly record: EvidenceRecord; readonly reason: string };

/** Believes nothing but what a trusted runner's signature covers: statement first, then each document it names by digest. */
export async function verifyEvidence(record: EvidenceRecord, { runners, logDigest }: EvidenceChecks): Promise<VerifiedEvidence> {
  return againstLog(verifySigned(record, runners), await logDigest(record.logFile));
}

/**
 * Verifies the same records again and again: what a record holds in memory cannot change, so its signature and documents are
 * read once for each list of runners, and only its run log is looked at each time.
 */
export function evidenceVerifier(logDigest: EvidenceChecks['logDigest']): typeof verifyEvidence {
  const read = new WeakMap<EvidenceRecord, { readonly runners: string; readonly signed: SignedEvidence }>();
  return async (record, { runners }) => {
    const basis = runners.join('\n');
    const before = read.get(record);
    const signed = before?.runners === basis ? before.signed : verifySigned(record, runners);
    if (before?.signed !== signed) read.set(record, { runners: basis, signed });
    return againstLog(signed, await logDigest(record.logFile));
  };
}

// --- Internal ---

/** Evidence whose signature covers all of its documents, and what the signature says of its run log. */
type SignedEvidence =
  | (VerifiedEvidence & { readonly status: 'verified'; readonly log: string | undefined })
  | (VerifiedEvidence & { readonly status: 'refused' });

function verifySigned(record: EvidenceRecord, runners: readonly string[]): SignedEvidence {
  const refuse = (reason: string): SignedEvidence => ({ status: 'refused', record, reason });
  const opened = openEnvelope(record.envelope, statementType, runners);
  if (opened === undefined) return refuse('it is not signed by a trusted runner key, or its signed part was edited');

  const parsed = evidenceStatement.safeParse(parseJson(opened.text));
  if (!parsed.success) return refuse('its signed part is not a test-result statement');
  const statement = parsed.data;
  const named = new Map(statement.predicate.configuration.map(({ name, digest }) => [name, digest.sha256]));
  const { report } = record;

  if (statement.subject[0]?.digest.sha256 !== report.digests.configuration)
    return refuse('its report is about another configuration than its signature');
  if (named.get('report') !== digestOf(report)) return refuse('its report was edited');
  if (named.get('parts-list') !== digestOf(record.configurationParts)) return refuse('its parts list was edited');
  if (named.get('suite') !== digestOf(record.suiteParts)) return refuse('its list of suite parts was edited');
  if (named.get('dataset') !== report.digests.dataset) return refuse('its dataset digest was edited');
  return { status: 'verified', record, statement, log: named.get('run-log') };
}

function againstLog(signed: SignedEvidence, digest: string | undefined): VerifiedEvidence {
  if (signed.status === 'refused') return signed;
  const { record, statement, log } = signed;
  if (digest === undefined) return { status: 'refused', record, reason: `its run log ${record.logFile} is missing` };
  if (log !== digest) return { status: 'refused', record, reason: `its run log ${record.logFile} was edited` };
  return { status: 'verified', record, statement };
}
