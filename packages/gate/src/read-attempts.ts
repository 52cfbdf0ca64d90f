import type { AuditRecord } from '@assay/core';

/** One try at measuring a suite, as the audit chain tells it. */
export interface Attempt {
  readonly id: string;
  readonly tool: string;
  readonly suite: string;
  readonly configuration: string;
  readonly suiteDigest: string;
  readonly sequence: number;
  readonly process: number;
  /** When that process took it up. */
  readonly at: string;
  readonly outcome: 'open' | 'passed' | 'failed' | 'inconclusive' | 'abandoned';
  /** A person's reason for a bad end, given after it; empty where nobody has. */
  readonly reason: string;
}

/** Every attempt of the chain, with how it ended and whether a person gave a reason for a bad end. */
export function readAttempts(records: readonly AuditRecord[]): readonly Attempt[] {
  const attempts = new Map<string, Attempt>();
  for (const { kind, body, sequence, at } of records) {
    const id = String(body.attempt ?? '');
    const known = attempts.get(id);
    // An attempt is opened once: a second opening under its name changes nothing of what is known.
    if (kind === 'attempt-opened' && known === undefined) {
      attempts.set(id, {
        id,
        tool: String(body.tool),
        suite: String(body.suite),
        configuration: String(body.configuration),
        suiteDigest: String(body.suiteDigest),
        sequence,
        process: Number(body.process),
        at,
        outcome: 'open',
        reason: '',
      });
    } else if (known !== undefined && kind === 'attempt-resumed') {
      attempts.set(id, { ...known, process: Number(body.process), at, outcome: 'open', reason: '' });
    } else if (known !== undefined && kind === 'attempt-closed') {
      const outcome = (['passed', 'failed', 'inconclusive'] as const).find((name) => name === body.outcome) ?? 'abandoned';
      // A reason that was given before the end was not given for it.
      attempts.set(id, { ...known, outcome, reason: '' });
    } else if (known !== undefined && kind === 'attempt-explained') {
      attempts.set(id, { ...known, reason: String(body.reason ?? '').trim() });
    }
  }
  return [...attempts.values()];
}
