import { setTimeout as sleep } from 'node:timers/promises';
import { type AuditEntry, chainAuditEntry } from '@assay/core';
import { expect, test } from 'vitest';
import { keepSigning } from './keep-signing.ts';
import type { SigningOccasion } from './sign-chain.ts';

const entry: AuditEntry = { kind: 'chain-signed', at: '2026-11-27T10:00:00.000Z', actor: 'assay', body: {} };
const record = chainAuditEntry(entry, undefined);

test('a chain is signed at the start, again and again, and at the end, and each signature is told to the log', async () => {
  const occasions: SigningOccasion[] = [];
  const logged: unknown[] = [];
  const signing = await keepSigning({
    everyMs: 10,
    log: (line) => logged.push(line),
    async sign(occasion) {
      occasions.push(occasion);
      return occasion === 'hour' ? undefined : record;
    },
  });
  expect(occasions).toEqual(['start']);
  while (occasions.length < 3) await sleep(5);
  await signing.stop();
  const signed = occasions.length;
  expect([occasions[1], occasions.at(-1)]).toEqual(['hour', 'stop']);
  const line = { status: 'signed', records: 1, head: record.hash, at: record.at };
  expect(logged).toEqual([line, line]);
  await sleep(40);
  expect(occasions.length).toBe(signed);
});

test('what cannot be signed is told in words, and tried again', async () => {
  const logged: unknown[] = [];
  let tries = 0;
  const signing = await keepSigning({
    log: (line) => logged.push(line),
    async sign() {
      tries += 1;
      if (tries === 1) throw new Error('the disk is full');
      return record;
    },
  });
  await signing.stop();
  expect(logged).toMatchObject([{ status: 'not-signed', error: 'the disk is full' }, { status: 'signed' }]);
});
