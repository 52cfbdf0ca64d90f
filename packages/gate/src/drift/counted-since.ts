import type { AuditRecord } from '@assay/core';
import type { Requirement } from '../judge-suite.ts';
import type { Attempt } from '../read-attempts.ts';

interface Situation {
  readonly tool: string;
  readonly engine: string;
  readonly configuration: string;
  readonly requirements: readonly Requirement[];
  readonly attempts: readonly Attempt[];
}

/**
 * The record from which use is counted: the later of when a person last closed the drift of a tool, and when every suite had
 * been measured again and passed. What was found before has ended with it.
 */
export function countedSince(records: readonly AuditRecord[], situation: Situation): number {
  const { requirements, attempts } = situation;
  const closed = records.findLast(({ kind, body }) => kind === 'drift-closed' && isOf(body, situation))?.sequence ?? 0;
  const measured = requirements.map(({ suite, configuration, suiteParts }) =>
    Math.max(
      0,
      ...attempts
        .filter((attempt) => attempt.suite === suite && attempt.configuration === configuration.digest)
        .filter(({ suiteDigest, outcome }) => suiteDigest === suiteParts.digest && outcome === 'passed')
        .map(({ sequence }) => sequence),
    ),
  );
  return Math.max(closed, measured.length === 0 ? 0 : Math.min(...measured));
}

/** The newest breach that turns a tool off and has not ended. */
export function openDrift(records: readonly AuditRecord[], situation: Situation): AuditRecord | undefined {
  const since = countedSince(records, situation);
  return records.findLast(
    ({ kind, body, sequence }) => kind === 'drift-found' && body.turnsOff === true && sequence > since && isOf(body, situation),
  );
}

/** Whether a drift record is of a tool on an engine as it is loaded. */
export function isOf(body: AuditRecord['body'], { tool, engine, configuration }: Omit<Situation, 'requirements' | 'attempts'>): boolean {
  return body.tool === tool && body.engine === engine && body.configuration === configuration;
}
