import { AssayError, type AuditEntry, type Caller, type Guardrails, messageOf, type Store, type StoredDocument, sha256 } from '@assay/core';
import { readDocument } from '@assay/documents';
import type { LiveIndex } from './live-index.ts';

/** A file as it came in. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What became of a file: all of its documents are kept, or none. */
export type IngestOutcome =
  | { readonly status: 'ingested'; readonly ids: readonly string[]; readonly notices: readonly string[] }
  | { readonly status: 'refused'; readonly code: string; readonly message: string };

/** What ingestion is done with. */
export interface IngestParts {
  readonly store: Store;
  readonly guardrails: Guardrails;
  readonly index: Pick<LiveIndex, 'add'>;
  readonly now: () => Date;
}

/** Reads a file, passes its text through the guardrails, and keeps it; the audit record is durable before the document is. */
export async function ingest(file: IncomingFile, caller: Caller, parts: IngestParts): Promise<IngestOutcome> {
  const audit = (kind: AuditEntry['kind'], body: AuditEntry['body']) =>
    parts.store.audit.append({ kind, at: parts.now().toISOString(), actor: caller.id, body: { bytes: sha256(file.bytes), ...body } });
  const refuse = async (code: string, message: string): Promise<IngestOutcome> => {
    await audit('document-refused', { code });
    return { status: 'refused', code, message };
  };

  const read = await readDocument(file);
  if (read.status === 'refused') return refuse(read.code, read.message);
  const notices = new Set<string>();
  for (const document of read.documents) {
    const checked = await checkDocument(document, parts.guardrails);
    if (checked.status === 'blocked') return refuse('input-blocked', `${file.name}: ${checked.message}`);
    for (const notice of checked.notices) notices.add(notice);
  }
  for (const document of read.documents) {
    await audit('document-ingested', { document: document.id, collection: document.collection, digest: document.digest });
    await parts.store.documents.put(document);
    parts.index.add(document);
  }
  return { status: 'ingested', ids: read.documents.map(({ id }) => id), notices: [...notices] };
}

// --- Internal ---

async function checkDocument(
  document: StoredDocument,
  guardrails: Guardrails,
): Promise<{ status: 'passed'; notices: readonly string[] } | { status: 'blocked'; message: string }> {
  try {
    const session = guardrails.open({ engine: 'embedded', phrases: {} });
    const notices: string[] = [];
    for (const text of [document.title, document.text]) {
      if (text === '') continue;
      const verdict = await session.check(text, { stage: 'context', trust: 'retrieved' });
      if (verdict.action === 'block') return { status: 'blocked', message: verdict.message };
      notices.push(...verdict.findings.map(({ message }) => message));
    }
    return { status: 'passed', notices };
  } catch (error) {
    if (error instanceof AssayError) return { status: 'blocked', message: messageOf(error) };
    throw error;
  }
}
