import { describe, expect, test } from 'vitest';
import { type AuditEntry, type AuditRecord, chainAuditEntry, verifyAuditChain } from './audit.ts';

const entry = (body: AuditEntry['body']): AuditEntry => ({ kind: 'run-opened', at: '2026-11-24T00:00:00Z', actor: 'local', body });

function chain(length: number): AuditRecord[] {
  const records: AuditRecord[] = [];
  for (let number = 1; number <= length; number += 1) records.push(chainAuditEntry(entry({ number }), records.at(-1)));
  return records;
}

describe('the audit chain', () => {
  test('is whole when every record names the one before', () => {
    expect(verifyAuditChain(chain(5))).toEqual({ status: 'whole', records: 5 });
    expect(verifyAuditChain([])).toEqual({ status: 'whole', records: 0 });
  });

  test.each([
    [
      'an edited record',
      (records: AuditRecord[]) => records.map((record) => (record.sequence === 3 ? { ...record, actor: 'other' } : record)),
      3,
    ],
    ['a removed record', (records: AuditRecord[]) => records.filter(({ sequence }) => sequence !== 3), 4],
    ['two records swapped', ([a, b, ...rest]: AuditRecord[]) => [b, a, ...rest].filter((record) => record !== undefined), 2],
    [
      'an edited hash',
      (records: AuditRecord[]) => records.map((record) => (record.sequence === 2 ? { ...record, hash: '0'.repeat(64) } : record)),
      2,
    ],
  ])('breaks at %s', (_, edit, sequence) => {
    expect(verifyAuditChain(edit(chain(5)))).toMatchObject({ status: 'broken', sequence });
  });
});
