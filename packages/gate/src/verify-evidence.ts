import { digestOf, type EvidenceRecord, type EvidenceStatement, evidenceStatement, openEnvelope, sha256, statementType } from '@assay/core';
import { parseJson } from './parse-json.ts';

/** What evidence is checked against. */
export interface EvidenceChecks {
  readonly runners: readonly string[];
  /** The run log's text, or undefined where the file is gone. */
  readLog(file: string): Promise<string | undefined>;
}

/** Evidence whose signature and every digest hold, or the reason it does not count. */
export type VerifiedEvidence =
  | { readonly status: 'verified'; readonly record: EvidenceRecord; readonly statement: EvidenceStatement }
  | { readonly status: 'refused'; readonly record: EvidenceRecord; readonly reason: string };

/** Believes nothing but what a trusted runner's signature covers: statement first, then each document it names by digest. */
export async function verifyEvidence(record: EvidenceRecord, checks: EvidenceChecks): Promise<VerifiedEvidence> {
  const refuse = (reason: string): VerifiedEvidence => ({ status: 'refused', record, reason });
  const opened = openEnvelope(record.envelope, statementType, checks.runners);
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

  const log = await checks.readLog(record.logFile);
  if (log === undefined) return refuse(`its run log ${record.logFile} is missing`);
  if (named.get('run-log') !== sha256(log)) return refuse(`its run log ${record.logFile} was edited`);

  return { status: 'verified', record, statement };
}
