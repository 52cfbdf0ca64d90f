import { expect, test } from 'vitest';
import { type AuditEntry, type AuditRecord, chainAuditEntry } from './audit.ts';
import { readAudit } from './read-audit.ts';

test.each([0, 1, 499, 500, 501, 1_250])('a chain of %i records is read whole, in order and never at once', async (count) => {
  const chain: AuditRecord[] = [];
  const entry: AuditEntry = { kind: 'run-opened', at: 't', actor: 'local', body: {} };
  for (let number = 0; number < count; number += 1) chain.push(chainAuditEntry(entry, chain.at(-1)));
  let most = 0;
  const audit = {
    async read(_: unknown, from = 0, limit?: number) {
      const records = chain.filter(({ sequence }) => sequence >= from).slice(0, limit);
      most = Math.max(most, records.length);
      return records;
    },
  };
  const read = await Array.fromAsync(readAudit(audit));
  expect(read).toEqual(chain);
  expect(most).toBeLessThanOrEqual(500);
});
