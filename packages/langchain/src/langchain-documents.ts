import { AssayError } from '@assay/core';
import type { DocumentLoader } from '@langchain/core/document_loaders/base';
import { stopTracing } from './stop-tracing.ts';
import { OutOfTime, withinLimits } from './within-limits.ts';

/** A file for ingestion: what `Assay.ingest` takes. */
export interface LoadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How much a loader may bring; more is an error, never a silent part. */
export interface LoaderLimits {
  readonly mostDocuments: number;
  readonly mostBytesEach: number;
  readonly mostBytes: number;
  readonly timeMs: number;
}

const megabyte = 1024 * 1024;
const usual: LoaderLimits = { mostDocuments: 10_000, mostBytesEach: 20 * megabyte, mostBytes: 500 * megabyte, timeMs: 300_000 };

/**
 * What any LangChain loader loads, as plain text files for ingestion, where guardrails and audit see them first. A loader says
 * what a text is, not where in its file it stood: cite the file itself by ingesting that, wherever Assay can read it.
 */
export async function* langchainDocuments(loader: DocumentLoader, limits: Partial<LoaderLimits> = {}): AsyncGenerator<LoadedFile> {
  const { mostDocuments, mostBytesEach, mostBytes, timeMs } = { ...usual, ...limits };
  stopTracing();
  const documents = await loadWithin(loader, timeMs);
  if (documents.length > mostDocuments)
    throw tooLarge(`The loader brought ${documents.length} documents; at most ${mostDocuments} are taken at once. Load them in parts.`);
  const names = new Map<string, number>();
  let total = 0;
  for (const [index, document] of documents.entries()) {
    const text: unknown = document?.pageContent;
    if (typeof text !== 'string')
      throw new AssayError('document-unreadable', `Document ${index + 1} of the loader holds no text. Choose another loader for it.`);
    const bytes = new TextEncoder().encode(text);
    total += bytes.length;
    if (bytes.length > mostBytesEach)
      throw tooLarge(
        `Document ${index + 1} of the loader has ${sizeOf(bytes.length)}; at most ${sizeOf(mostBytesEach)} are read. Split it.`,
      );
    if (total > mostBytes) throw tooLarge(`The loader brought more than ${sizeOf(mostBytes)}. Load in parts.`);
    if (text.trim() === '') continue;
    const stem = stemOf(document.metadata?.source);
    const count = (names.get(stem) ?? 0) + 1;
    names.set(stem, count);
    yield { name: count === 1 ? `${stem}.txt` : `${stem}-${count}.txt`, bytes };
  }
}

// --- Internal ---

async function loadWithin(loader: DocumentLoader, timeMs: number): Promise<Awaited<ReturnType<DocumentLoader['load']>>> {
  try {
    return await withinLimits(loader.load(), { signal: new AbortController().signal, timeMs });
  } catch (error) {
    const why = error instanceof OutOfTime ? 'took too long' : 'failed';
    throw new AssayError('document-unreadable', `The loader ${why}. Check what it reads, then load again.`, { cause: error });
  }
}

/** A file's name without folder and ending, of letters that are safe in any; a loader's `source` may be a path or an address. */
function stemOf(source: unknown): string {
  const last = typeof source === 'string' ? (source.split(/[?#]/, 1)[0]?.split(/[/\\]/).at(-1) ?? '') : '';
  const stem = last
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .replace(/[^\p{L}\p{N}._ -]+/gu, '-')
    .replace(/^[. -]+/, '')
    .slice(0, 100);
  return stem === '' ? 'document' : stem;
}

function sizeOf(bytes: number): string {
  return bytes < megabyte ? `${bytes} bytes` : `${Math.ceil(bytes / megabyte)} MB`;
}

function tooLarge(message: string): AssayError {
  return new AssayError('too-large', message);
}
