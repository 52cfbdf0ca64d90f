import { AssayError, switchedOff } from '@assay/core';
import { type Context, Hono } from 'hono';
import type { ActiveRuns } from '../active-runs.ts';
import { turnTheSwitch } from '../assurance/turn-the-switch.ts';
import { callerOf } from '../caller-of.ts';
import { gatherEvidence } from '../gather-evidence.ts';
import { guardedReader } from '../guarded-reader.ts';
import { findDocument, listDocuments, searchLibrary, titleOf } from '../library.ts';
import { jsonLimit, uploadLimit } from '../limits.ts';
import { assurancePage } from '../pages/assurance.ts';
import { documentPage } from '../pages/document.ts';
import { documentsPage } from '../pages/documents.ts';
import { startPage } from '../pages/start.ts';
import { problemOf } from '../problem.ts';
import { readLanguage } from '../read-language.ts';
import { mayAssure } from '../require-assurance.ts';
import type { ServerParts } from '../server-parts.ts';
import { toolCard } from '../tool-card.ts';
import { readPage, readUpload, takeIn } from './documents.ts';
import { onlyOwnForms, readFields } from './own-forms.ts';
import { toolPageRoutes } from './tool-pages.ts';

const pageSize = 50;

/** The pages: rendered here, whole without script. */
export function pageRoutes(parts: ServerParts, active: ActiveRuns): Hono {
  const routes = new Hono();
  const cards = (context: Context) => Promise.all(parts.tools.map((tool) => toolCard(tool, parts, callerOf(context))));
  const frame = { canSignOut: parts.signIn.mode === 'oidc' };
  const translated = (context: Context) => ({ ...frame, language: readLanguage(context), address: addressOf(context) });
  routes.route('/', toolPageRoutes(parts, active, translated));

  routes.get('/', async (context) => {
    const messages = parts.messages === undefined ? {} : { messages: parts.messages };
    const page = startPage(await cards(context), { ...messages, frame: translated(context), withForms: parts.results.tools });
    return context.html(page);
  });

  routes.get('/assurance', async (context) => {
    const forAssurance = mayAssure(callerOf(context)) ? { switches: await readSwitches(parts.store), drift: parts.drift() } : {};
    return context.html(assurancePage(await cards(context), await gatherEvidence(parts.store), { frame, ...forAssurance }));
  });

  routes.post('/assurance/switch', onlyOwnForms, jsonLimit, async (context) => {
    const { scope, name, isOn, reason } = Object.fromEntries(await readFields(context));
    const target = scope === 'everything' ? { scope } : { scope, name };
    await turnTheSwitch({ ...target, isOn: isOn === 'true', reason }, callerOf(context), parts);
    return context.redirect('/assurance', 303);
  });

  routes.get('/documents', async (context) => {
    const caller = callerOf(context);
    const question = (context.req.query('q') ?? '').trim().slice(0, 2_000);
    const search = question === '' ? {} : { search: { question, answers: await searchLibrary(parts, question, caller) } };
    const page = readPage(context);
    const added = context.req.queries('added') ?? [];
    return context.html(
      documentsPage({
        ...(await listDocuments(parts, caller, { page, size: pageSize })),
        page,
        pageSize,
        added,
        ...search,
        frame,
      }),
    );
  });

  routes.post('/documents', onlyOwnForms, uploadLimit, async (context) => {
    const taken = await tryToTakeIn(parts, context);
    if (taken.status === 'ingested') {
      const added = new URLSearchParams(taken.ids.slice(0, 20).map((id): [string, string] => ['added', id]));
      return context.redirect(`/documents?${added}`, 303);
    }
    const listed = await listDocuments(parts, callerOf(context), { page: 1, size: pageSize });
    return context.html(documentsPage({ ...listed, page: 1, pageSize, refusal: taken.message, frame }), 422);
  });

  routes.get('/documents/:id', async (context) => {
    const document = await findDocument(parts, context.req.param('id'), callerOf(context));
    if (document === undefined) throw new AssayError('not-found', 'There is no such document, or it is not open to you.');
    const read = guardedReader(parts.guardrails);
    const cited = readPlace(context);
    const page = documentPage({
      document,
      frame,
      title: await titleOf(document, read),
      read,
      ...(cited === undefined ? {} : { cited }),
    });
    return context.html(await page);
  });

  return routes;
}

// --- Internal ---

/** The address of a page without the query for its language; what was sent by a form is not asked for again. */
function addressOf({ req }: Context): string {
  const { pathname, searchParams } = new URL(req.url);
  searchParams.delete('lang');
  return `${pathname}${searchParams.size === 0 ? '' : `?${searchParams}`}`;
}

async function readSwitches({ audit }: ServerParts['store']) {
  const records = await audit.read(['switched-off', 'switched-on']);
  const none = { tool: '', engine: '' };
  const isAllOff = switchedOff(records, none) !== undefined;
  const single = records.filter(({ body }) => body.scope !== 'everything');
  return { isAllOff, isOff: (tool: string) => switchedOff(single, { ...none, tool }) !== undefined };
}

async function tryToTakeIn(parts: ServerParts, context: Context) {
  try {
    return await takeIn(parts, await readUpload(context), callerOf(context));
  } catch (error) {
    const { status, detail } = problemOf(error);
    if (status >= 500) throw error;
    return { status: 'refused' as const, message: detail };
  }
}

function readPlace(context: Context): { start: number; end: number } | undefined {
  const [start, end] = [context.req.query('start') ?? '', context.req.query('end') ?? ''];
  if (!/^\d{1,9}$/.test(start) || !/^\d{1,9}$/.test(end)) return undefined;
  return { start: Number(start), end: Number(end) };
}
