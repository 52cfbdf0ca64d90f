import type { AuditEntry, EvidenceRecord, StoredDocument } from '@assay/core';

/** A document of one paragraph. */
export const document = (id: string, text = 'A page.'): StoredDocument => ({
  id,
  collection: 'policy',
  title: id,
  text,
  blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
  metadata: { nation: 'wales' },
  audience: ['everyone'],
  digest: `digest of ${text}`,
  origin: `${id}.html`,
});

/** What may be put on record. */
export const entry = (body: AuditEntry['body'], kind: AuditEntry['kind'] = 'run-opened'): AuditEntry => ({
  kind,
  at: '2026-11-24T00:00:00Z',
  actor: 'local',
  body,
});

/** Evidence of nothing in particular. */
export const evidence = (id: string): EvidenceRecord => ({
  id,
  envelope: { payloadType: 't', payload: 'cGF5bG9hZA==', signatures: [{ keyid: 'k', sig: 'c2ln' }] },
  report: {
    suite: 's',
    status: 'passed',
    digests: { configuration: 'c', suite: 's', dataset: 'd', log: 'l' },
    metrics: {},
    slices: {},
    timing: { startedAt: 't', finishedAt: 't', milliseconds: 0 },
    tool: 't',
    engine: 'e',
    attempt: id,
    tier: 'synthetic',
    samples: 0,
    notes: [],
  },
  configurationParts: [],
  suiteParts: [],
  logFile: `${id}.jsonl`,
});
