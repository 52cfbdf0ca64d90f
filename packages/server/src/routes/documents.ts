import { AssayError, type Caller } from '@assay/core';
import { type Context, Hono } from 'hono';
import { callerOf } from '../caller-of.ts';
import { guardedReader } from '../guarded-reader.ts';
import { findDocument, listDocuments, searchLibrary, titleOf } from '../library.ts';
import { limits, uploadLimit } from '../limits.ts';
import { knownCode, problem } from '../problem.ts';
import { respondWithProblem } from '../respond-with-problem.ts';
import type { Ingestion, ServerParts, UploadedFile } from '../server-parts.ts';

const pageSize = 100;

/** The documents tools draw on: list, search, add, read, remove. */
export function documentRoutes(parts: ServerParts): Hono {
  const routes = new Hono();

  routes.get('/api/documents', async (context) => {
    const caller = callerOf(context);
    const question = (context.req.query('q') ?? '').trim();
    if (question !== '') return context.json({ query: question, collections: await searchLibrary(parts, question, caller) });
    const page = readPage(context);
    const { total, documents } = await listDocuments(parts, caller, { page, size: pageSize });
    return context.json({ page, pageSize, total, documents });
  });

  routes.post('/api/documents', uploadLimit, async (context) => {
    const taken = await takeIn(parts, await readUpload(context), callerOf(context));
    if (taken.status === 'refused')
      return respondWithProblem(context, problem(knownCode(taken.code, 'document-unreadable'), taken.message));
    return context.json({ documents: taken.ids }, 201);
  });

  routes.get('/api/documents/:id', async (context) => {
    const document = await findDocument(parts, context.req.param('id'), callerOf(context));
    if (document === undefined) throw absent();
    const read = guardedReader(parts.guardrails);
    const text = await read(document.text);
    if (text.status === 'withheld') throw new AssayError('forbidden', `This document is not shown: ${text.message}`);
    // Offsets are into the stored text; where something was redacted, they would point beside it.
    const blocks = text.map === undefined ? document.blocks : [];
    return context.json({ ...document, title: await titleOf(document, read), text: text.text, blocks });
  });

  routes.delete('/api/documents/:id', async (context) => {
    const caller = callerOf(context);
    const id = context.req.param('id');
    requireEditor(caller);
    const document = await findDocument(parts, id, caller);
    if (document === undefined || !(await parts.remove(id, caller))) throw absent();
    return context.body(null, 204);
  });

  return routes;
}

/** The one file of an upload form; an empty choice counts as none. */
export async function readUpload(context: Context): Promise<UploadedFile> {
  return readFile((await readForm(context)).at(-1));
}

/** All files of an upload form. */
export async function readUploads(context: Context): Promise<readonly UploadedFile[]> {
  const files = await readForm(context);
  if (files.length === 0) throw new AssayError('bad-usage', 'Choose files that are not empty.');
  if (files.length > limits.bulkFiles)
    throw new AssayError(
      'too-large',
      `These are ${files.length} files; at most ${limits.bulkFiles} are taken in at once. Send them in parts.`,
    );
  return Promise.all(files.map(readFile));
}

/** The groups that an editor chose for what they send: groups of their own alone, and none where none was chosen. */
export async function readAudience(context: Context, { groups }: Caller): Promise<{ readonly audience?: readonly string[] }> {
  const { audience = [] } = await context.req.parseBody({ all: true });
  const chosen = [audience].flat().filter((group) => typeof group === 'string' && group !== '');
  const strange = chosen.find((group) => !groups.includes(String(group)));
  if (strange !== undefined)
    throw new AssayError('bad-usage', 'Choose groups that you belong to: nobody adds what they could not read then.');
  return chosen.length === 0 ? {} : { audience: chosen.map(String) };
}

/** Takes a file in for a caller who may do so. */
export async function takeIn(parts: ServerParts, file: UploadedFile, caller: Caller): Promise<Ingestion> {
  requireEditor(caller);
  return parts.ingest(file, caller);
}

/** A page number from the query; anything odd is the first page. */
export function readPage(context: Context): number {
  const text = context.req.query('page') ?? '';
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}

/** Documents are kept by editors. */
export function requireEditor({ roles }: Caller): void {
  if (!roles.includes('editor')) throw new AssayError('forbidden', 'Only editors may add or remove documents. Ask one of them.');
}

// --- Internal ---

/** What stands in the field "file" of a form. */
async function readForm(context: Context): Promise<readonly (string | File)[]> {
  if (!/^multipart\/form-data\b/i.test(context.req.header('content-type') ?? ''))
    throw new AssayError('unsupported-type', 'Send the file as multipart/form-data in the field "file".');
  const { file = [] } = await context.req.parseBody({ all: true }).catch((cause: unknown) => {
    throw new AssayError('bad-usage', 'The form cannot be read: its parts are torn. Send the file again.', { cause });
  });
  return Array.isArray(file) ? file : [file];
}

async function readFile(file: string | File | undefined): Promise<UploadedFile> {
  if (!(file instanceof File) || file.size === 0) throw new AssayError('bad-usage', 'Choose a file that is not empty.');
  if (file.size > limits.uploadBytes)
    throw new AssayError('too-large', `The file is larger than 20 MB. Split it, or save it again without pictures.`);
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

function absent(): AssayError {
  return new AssayError('not-found', 'There is no such document, or it is not open to you. GET /api/documents lists what there is.');
}
