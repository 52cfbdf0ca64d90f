import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NotionLoader } from '@langchain/community/document_loaders/fs/notion';
import type { DocumentLoader } from '@langchain/core/document_loaders/base';
import { Document } from '@langchain/core/documents';
import { expect, test } from 'vitest';
import { type LoaderLimits, langchainDocuments } from './langchain-documents.ts';

const loaderOf = (...documents: Document[]): DocumentLoader => ({ load: async () => documents });
const page = (pageContent: string, source?: unknown) => new Document({ pageContent, metadata: { source } });

async function filesOf(loader: DocumentLoader, limits?: Partial<LoaderLimits>) {
  const files = await Array.fromAsync(langchainDocuments(loader, limits));
  return files.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]);
}

test('what a loader of the community loads is files for ingestion', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-loader-'));
  writeFileSync(join(folder, 'Hearing of 3 May.md'), '# Hearing\n\nThe panel met.');
  writeFileSync(join(folder, 'picture.png'), 'not loaded');
  expect(await filesOf(new NotionLoader(folder))).toEqual([['Hearing of 3 May.txt', '# Hearing\n\nThe panel met.']]);
});

test('documents of one source are told apart by number', async () => {
  const loader = loaderOf(page('One', '/data/report.pdf'), page('Two', '/data/report.pdf'), page('Three', 'https://example.org/a/b?x=1#y'));
  expect(await filesOf(loader)).toEqual([
    ['report.txt', 'One'],
    ['report-2.txt', 'Two'],
    ['b.txt', 'Three'],
  ]);
});

test.each<[unknown, string]>([
  [undefined, 'document.txt'],
  [{ path: 'x' }, 'document.txt'],
  ['..\\..\\windows\\system.ini', 'system.txt'],
  ['../../.ssh/..', 'document.txt'],
  ['a\u0000b\n<script>.html', 'a-b-script-.txt'],
])('a source of %j gives a harmless name', async (source, name) => {
  expect(await filesOf(loaderOf(page('Text', source)))).toEqual([[name, 'Text']]);
});

test('a document without a word is left out', async () => {
  expect(await filesOf(loaderOf(page(' \n'), page('Text')))).toEqual([['document.txt', 'Text']]);
});

test.each<[string, DocumentLoader, Partial<LoaderLimits>, string]>([
  ['more documents than are taken', loaderOf(page('a'), page('b')), { mostDocuments: 1 }, 'too-large'],
  ['a document that is too large', loaderOf(page('££')), { mostBytesEach: 3 }, 'too-large'],
  ['more in all than is taken', loaderOf(page('aa'), page('bb')), { mostBytes: 3 }, 'too-large'],
  ['a document of no text', loaderOf({ pageContent: 7, metadata: {} } as unknown as Document), {}, 'document-unreadable'],
  ['a loader that fails', { load: () => Promise.reject(new Error('Mrs Okafor')) }, {}, 'document-unreadable'],
  ['a loader that never ends', { load: () => new Promise(() => {}) }, { timeMs: 10 }, 'document-unreadable'],
])('%s is an error, never a silent part', async (_, loader, limits, code) => {
  const fault = await filesOf(loader, limits).catch((error: unknown) => error);
  expect(fault).toMatchObject({ code, message: expect.not.stringContaining('Okafor') });
});
