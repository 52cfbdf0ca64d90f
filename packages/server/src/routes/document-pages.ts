import { AssayError, type Caller } from '@assay/core';
import { type Context, Hono } from 'hono';
import type { ActiveRuns } from '../active-runs.ts';
import { busyProblem } from '../busy-problem.ts';
import { callerOf } from '../caller-of.ts';
import { guardedReader } from '../guarded-reader.ts';
import { type DocumentFilter, findDocument, listDocuments, searchLibrary, titleOf } from '../library.ts';
import { bulkLimit } from '../limits.ts';
import { ownRun, readableRun } from '../own-run.ts';
import { documentPage } from '../pages/document.ts';
import { removePage } from '../pages/documents/remove.ts';
import { uploadPage } from '../pages/documents/upload.ts';
import { documentsPage, type UploadSummary } from '../pages/documents.ts';
import type { Frame } from '../pages/layout.ts';
import { problemOf } from '../problem.ts';
import { respondWithProblem } from '../respond-with-problem.ts';
import { standingOf, stopRun } from '../run-under-way.ts';
import type { ServerParts } from '../server-parts.ts';
import { readAudience, readPage, readUploads, requireEditor, takeIn } from './documents.ts';
import { onlyOwnForms } from './own-forms.ts';

const pageSize = 50;
const recentDays = 7;
const mostUploads = 5;

/** The pages of the documents: list, search, read, add, remove; whole without script. */
export function documentPageRoutes(parts: ServerParts, active: ActiveRuns, frame: Frame): Hono {
  const routes = new Hono();
  const { jobs, store } = parts;

  const show = async (context: Context, more: { readonly refusal?: string } = {}) => {
    const caller = callerOf(context);
    const [page, filter] = [more.refusal === undefined ? readPage(context) : 1, readFilter(context)];
    const question = (context.req.query('q') ?? '').trim().slice(0, 2_000);
    const removed = context.req.query('removed');
    const listed = await listDocuments(parts, caller, { page, size: pageSize, filter });
    return documentsPage({
      ...listed,
      page,
      pageSize,
      filter,
      frame,
      added: context.req.queries('added') ?? [],
      ...(removed === undefined ? {} : { removed }),
      ...(question === '' ? {} : { search: { question, answers: await searchLibrary(parts, question, caller) } }),
      ...(caller.roles.includes('editor')
        ? { editor: { groups: caller.groups, canSendMany: jobs !== undefined }, uploads: await recentUploads(caller) }
        : {}),
      ...more,
    });
  };

  routes.get('/documents', async (context) => context.html(await show(context)));

  routes.post('/documents', onlyOwnForms, bulkLimit, async (context) => {
    try {
      const caller = callerOf(context);
      requireEditor(caller);
      const audience = await readAudience(context, caller);
      const files = await readUploads(context);
      const [only, ...others] = files;
      if (only === undefined || (others.length > 0 && jobs === undefined)) throw new AssayError('bad-usage', 'Choose one file at a time.');
      if (others.length > 0) return await takeInTogether(context, files, audience);
      const taken = await takeIn(parts, { ...only, ...audience }, caller);
      if (taken.status === 'refused') return context.html(await show(context, { refusal: taken.message }), 422);
      const added = new URLSearchParams(taken.ids.slice(0, 20).map((id): [string, string] => ['added', id]));
      return context.redirect(`/documents?${added}`, 303);
    } catch (error) {
      const { status, detail } = problemOf(error);
      if (status >= 500 || status === 403) throw error;
      return context.html(await show(context, { refusal: detail }), status === 413 ? 413 : 422);
    }
  });

  routes.get('/documents/uploads/:id', async (context) => {
    const run = await readableRun(context.req.param('id'), callerOf(context), store);
    if (run.tool !== 'ingest') throw new AssayError('not-found', 'This is not a run that took files in.');
    const status = standingOf(run, { active, elsewhere: parts.elsewhere });
    return context.html(uploadPage({ id: run.id, status }, await store.runs.events(run.id, 0), frame));
  });

  routes.post('/documents/uploads/:id/stop', onlyOwnForms, async (context) => {
    const run = await ownRun(context.req.param('id'), callerOf(context), store);
    await stopRun(run, { active, elsewhere: parts.elsewhere });
    return context.redirect(`/documents/uploads/${encodeURIComponent(run.id)}`, 303);
  });

  routes.get('/documents/:id', async (context) => {
    const caller = callerOf(context);
    const document = await openTo(caller, context.req.param('id'));
    const read = guardedReader(parts.guardrails);
    const cited = readPlace(context);
    const page = documentPage({
      document,
      frame,
      title: await titleOf(document, read),
      read,
      canRemove: caller.roles.includes('editor'),
      ...(cited === undefined ? {} : { cited }),
    });
    return context.html(await page);
  });

  routes.get('/documents/:id/remove', async (context) => {
    const caller = callerOf(context);
    requireEditor(caller);
    const document = await openTo(caller, context.req.param('id'));
    return context.html(removePage({ id: document.id, title: await titleOf(document, guardedReader(parts.guardrails)) }, frame));
  });

  routes.post('/documents/:id/remove', onlyOwnForms, async (context) => {
    const caller = callerOf(context);
    requireEditor(caller);
    const { id } = await openTo(caller, context.req.param('id'));
    await parts.remove(id, caller);
    return context.redirect(`/documents?${new URLSearchParams({ removed: id })}`, 303);
  });

  async function openTo(caller: Caller, id: string) {
    const document = await findDocument(parts, id, caller);
    if (document === undefined)
      throw new AssayError('not-found', 'There is no such document, or it is not open to you. Documents lists those that are.');
    return document;
  }

  async function takeInTogether(context: Context, files: Awaited<ReturnType<typeof readUploads>>, audience: object): Promise<Response> {
    if (jobs === undefined) throw new Error('many files are taken in by a job alone');
    const caller = callerOf(context);
    const { input, discard } = await jobs.keepFiles(files);
    const run = await active.start(caller.id, () =>
      jobs.start({ tool: 'ingest', input: { ...Object(input), ...audience }, caller, comesBack: true }),
    );
    if (run.status === 'started') return context.redirect(`/documents/uploads/${run.id}`, 303);
    await discard();
    if (run.status === 'busy') return respondWithProblem(context, busyProblem(run));
    return context.html(await show(context, { refusal: run.message }), 422);
  }

  async function recentUploads({ id: owner }: Caller): Promise<readonly UploadSummary[]> {
    const from = new Date(parts.now().getTime() - recentDays * 86_400_000).toISOString();
    const found: UploadSummary[] = [];
    for await (const { id, createdAt, status } of store.runs.find({ owner, tool: 'ingest', from }))
      found.push({ id, at: createdAt, status: status === 'running' && active.get(id) === undefined ? 'stopped' : uploadStates[status] });
    return found.slice(-mostUploads).reverse();
  }

  return routes;
}

// --- Internal ---

const uploadStates = {
  running: 'under way',
  done: 'done',
  blocked: 'stopped',
  withheld: 'stopped',
  failed: 'not completed',
  cancelled: 'stopped',
} as const;

function readFilter(context: Context): DocumentFilter {
  const said = (['name', 'collection', 'status'] as const).flatMap((key) => {
    const value = (context.req.query(key) ?? '').trim().slice(0, 200);
    return value === '' ? [] : [[key, value] as const];
  });
  return Object.fromEntries(said);
}

function readPlace(context: Context): { start: number; end: number } | undefined {
  const [start, end] = [context.req.query('start') ?? '', context.req.query('end') ?? ''];
  if (!/^\d{1,9}$/.test(start) || !/^\d{1,9}$/.test(end)) return undefined;
  return { start: Number(start), end: Number(end) };
}
