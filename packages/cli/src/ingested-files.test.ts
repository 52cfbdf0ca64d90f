import { type AuditEntry, type AuditRecord, chainAuditEntry, type Store, sha256 } from '@assay/core';
import { expect, test } from 'vitest';
import { fileKey, ingestedFiles } from './ingested-files.ts';

const mail = { name: 'mail.eml', bytes: new TextEncoder().encode('two parts') };

function record(changes: AuditEntry['body'] = {}): AuditEntry['body'] {
  const { bytes, file } = { bytes: sha256(mail.bytes), file: fileKey(mail) };
  return { bytes, file, document: 'mail', collection: 'policy', digest: 'd1', part: 0, parts: 2, ...changes };
}
const other = { document: 'annex', digest: 'd2', part: 1 };

const digest = sha256(mail.bytes);

function read(bodies: readonly AuditEntry['body'][], kept: Readonly<Record<string, string>>) {
  const records: AuditRecord[] = [];
  for (const body of bodies)
    records.push(chainAuditEntry({ kind: 'document-ingested', at: '2026-11-26T00:00:00Z', actor: 'tester', body }, records.at(-1)));
  const store = { audit: { read: async () => records }, documents: { digests: async () => new Map(Object.entries(kept)) } };
  // Only what was taken in and what is kept is asked of a store.
  return ingestedFiles(store as unknown as Store);
}

test('a file is kept when it has the same bytes and all of its documents are there as they were', async () => {
  const files = await read([record(), record(other)], { mail: 'd1', annex: 'd2' });
  for (const name of ['mail.eml', './mail.eml']) expect(files.known({ name })).toEqual({ bytes: digest, documents: ['mail', 'annex'] });
});

test.each<[string, readonly AuditEntry['body'][], Readonly<Record<string, string>>]>([
  ['was never taken in', [], { mail: 'd1', annex: 'd2' }],
  ['was taken in halfway', [record()], { mail: 'd1' }],
  ['has a document that was never put', [record(), record(other)], { mail: 'd1' }],
  ['has a document that was replaced', [record(), record(other)], { mail: 'd1', annex: 'another' }],
  ['had other bytes last', [record(), record(other), record({ bytes: 'x', parts: 1 })], { mail: 'd1', annex: 'd2' }],
  ['has a record of an earlier build', [{ bytes: sha256(mail.bytes), document: 'mail', digest: 'd1' }], { mail: 'd1' }],
])('a file is read again that %s', async (_, bodies, kept) => {
  expect((await read(bodies, kept)).known(mail).bytes).not.toBe(digest);
});

test('a document that another file has replaced since is not this file’s any more', async () => {
  const files = await read([record(), record(other)], { mail: 'd1', annex: 'of another file' });
  expect(files.known(mail)).toEqual({ documents: ['mail'] });
});

test('a file of the same bytes under another name is another file', async () => {
  const files = await read([record(), record(other)], { mail: 'd1', annex: 'd2' });
  expect(files.known({ name: 'copy.eml' })).toEqual({ documents: [] });
});
