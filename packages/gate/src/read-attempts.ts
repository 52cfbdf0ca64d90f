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
  readonly outcome: 'open' | 'passed' | 'failed' | 'inconclusive' | 'abandoned';
  readonly isExplained: boolean;
}

/** Every attempt of the chain, with how it ended and whether a person gave a reason for a bad end. */
export function readAttempts(records: readonly AuditRecord[]): readonly Attempt[] {
  const attempts = new Map<string, Attempt>();
  for (const { kind, body, sequence } of records) {
    const id = String(body.attempt ?? '');
    const known = attempts.get(id);
    if (kind === 'attempt-opened') {
      attempts.set(id, {
        id,
        tool: String(body.tool),
        suite: String(body.suite),
        configuration: String(body.configuration),
        suiteDigest: String(body.suiteDigest),
        sequence,
        process: Number(body.process),
        outcome: 'open',
        isExplained: false,
      });
    } else if (known !== undefined && kind === 'attempt-resumed') {
      attempts.set(id, { ...known, process: Number(body.process), outcome: 'open' });
    } else if (known !== undefined && kind === 'attempt-closed') {
      const outcome = (['passed', 'failed', 'inconclusive'] as const).find((name) => name === body.outcome) ?? 'abandoned';
      attempts.set(id, { ...known, outcome });
    } else if (known !== undefined && kind === 'attempt-explained') {
      attempts.set(id, { ...known, isExplained: true });
    }
  }
  return [...attempts.values()];
}
