import {
  AssayError,
  type AuditEntry,
  type Caller,
  type Guardrails,
  messageOf,
  type RuleFinding,
  type Store,
  type StoredDocument,
  sha256,
} from '@assay/core';
import { type OcrCommand, readDocument, withAudience, withMetadata } from '@assay/documents';
import { documentMarking } from './document-marking.ts';
import { fileKey } from './ingested-files.ts';
import type { LiveIndex } from './live-index/live-index.ts';

/** A file as it came in. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The groups that its documents are for; as they were, or everyone, where none is named. */
  readonly audience?: readonly string[];
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
  /** Reads scanned PDFs; without it they are refused. */
  readonly ocr?: OcrCommand | undefined;
}

/** Reads a file, passes its text through the guardrails, and keeps it; the audit record is durable before the document is. */
export async function ingest(file: IncomingFile, caller: Caller, parts: IngestParts): Promise<IngestOutcome> {
  const audit = (kind: AuditEntry['kind'], body: AuditEntry['body']) =>
    parts.store.audit.append({ kind, at: parts.now().toISOString(), actor: caller.id, body: { bytes: sha256(file.bytes), ...body } });
  const refuse = async (code: string, message: string): Promise<IngestOutcome> => {
    await audit('document-refused', { code });
    return { status: 'refused', code, message };
  };

  const read = await readDocument(file, parts.ocr === undefined ? {} : { ocr: parts.ocr });
  if (read.status === 'refused') return refuse(read.code, read.message);
  const notices = new Set<string>(read.notices);
  for (const document of read.documents) {
    const checked = await checkDocument(document, parts.guardrails);
    if (checked.status === 'blocked') return refuse('input-blocked', `${file.name}: ${checked.message}`);
    for (const notice of checked.notices) notices.add(notice);
  }
  const unseen = await checkHidden(read.hidden, parts.guardrails);
  if (unseen.status === 'blocked') return refuse('input-blocked', `${file.name}: ${unseen.message}`);
  for (const notice of unseen.notices) notices.add(notice);
  const documents: StoredDocument[] = [];
  for (const document of read.documents) {
    const known = await parts.store.documents.get(document.id);
    const audience = file.audience ?? known?.audience ?? document.audience;
    const barred = whyNotFor(caller, known?.audience) ?? whyNotFor(caller, audience);
    if (barred !== undefined) return refuse('forbidden', `${file.name}: ${barred}`);
    const marking = documentMarking(document.text, read.hidden);
    documents.push(withAudience(marking === undefined ? document : withMetadata(document, { marking }), audience));
  }
  for (const [part, { id, collection, digest }] of documents.entries())
    await audit('document-ingested', { document: id, collection, digest, file: fileKey(file), part, parts: documents.length });
  for (const document of documents) {
    await parts.store.documents.put(document);
    parts.index.add(document);
  }
  return { status: 'ingested', ids: documents.map(({ id }) => id), notices: [...notices] };
}

/** Nobody replaces what they cannot read, or puts in what they could not read then; administrators keep the library. */
export function mayReplace({ groups, roles }: Caller, audience: readonly string[] | undefined): boolean {
  return audience === undefined || roles.includes('administrator') || audience.some((group) => groups.includes(group));
}

// --- Internal ---

function whyNotFor(caller: Caller, audience: readonly string[] | undefined): string | undefined {
  if (mayReplace(caller, audience)) return undefined;
  return 'a document of this name is kept that you may not replace, or it is for groups that you are not in. Give it another name, or ask an administrator.';
}

type Checked =
  | { readonly status: 'passed'; readonly notices: readonly string[] }
  | { readonly status: 'blocked'; readonly message: string };

/** Words that readers of a file do not see are never kept; that they speak to the machine is told. Most hidden words are harmless, and silent. */
async function checkHidden(hidden: string | undefined, guardrails: Guardrails): Promise<Checked> {
  if (hidden === undefined) return { status: 'passed', notices: [] };
  const checked = await checkTexts([hidden], guardrails);
  if (checked.status === 'blocked') return checked;
  const isSpeaking = checked.findings.some(({ check }) => check === 'injection' || check === 'unsafe-characters');
  return {
    status: 'passed',
    notices: isSpeaking
      ? [
          'Words that a reader of this file cannot see try to give this service orders. They were left out. Ask where the file comes from before you rely on it.',
        ]
      : [],
  };
}

async function checkDocument({ title, text, metadata }: StoredDocument, guardrails: Guardrails): Promise<Checked> {
  const known = Object.values(metadata).filter((value) => typeof value === 'string');
  const checked = await checkTexts([title, text, known.join('\n\n')], guardrails);
  return checked.status === 'blocked' ? checked : { status: 'passed', notices: checked.findings.map(({ message }) => message) };
}

async function checkTexts(
  texts: readonly string[],
  guardrails: Guardrails,
): Promise<
  { readonly status: 'passed'; readonly findings: readonly RuleFinding[] } | { readonly status: 'blocked'; readonly message: string }
> {
  try {
    const session = guardrails.open({ engine: 'embedded', phrases: {} });
    const findings: RuleFinding[] = [];
    for (const text of texts) {
      if (text === '') continue;
      const verdict = await session.check(text, { stage: 'context', trust: 'retrieved' });
      if (verdict.action === 'block') return { status: 'blocked', message: verdict.message };
      findings.push(...verdict.findings);
    }
    return { status: 'passed', findings };
  } catch (error) {
    if (error instanceof AssayError) return { status: 'blocked', message: messageOf(error) };
    throw error;
  }
}
