import { setTimeout as sleep } from 'node:timers/promises';
import { AssayError, type RunEvent, restoreFrom, restoreTexts, type StoredRun } from '@assay/core';
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ActiveRuns } from '../active-runs.ts';
import { busyProblem } from '../busy-problem.ts';
import { callerOf } from '../caller-of.ts';
import { giveFeedback } from '../feedback/give-feedback.ts';
import { findDocument } from '../library.ts';
import { limits } from '../limits.ts';
import { ownRun, readableRun } from '../own-run.ts';
import { errorsOf, type FormError, filledIn, readForm } from '../pages/forms/read-form.ts';
import { toolForm } from '../pages/forms/tool-form.ts';
import type { Frame } from '../pages/layout.ts';
import { runPage } from '../pages/run.ts';
import { toolPage } from '../pages/tool.ts';
import { wordsOf } from '../pages/words.ts';
import { knownCode, problem } from '../problem.ts';
import { readFinishedRun } from '../result-files.ts';
import { refusalProblem } from '../run-problem.ts';
import { standingOf, stopRun } from '../run-under-way.ts';
import type { ServerParts } from '../server-parts.ts';
import { toolCard } from '../tool-card.ts';
import { formLimit, onlyOwnForms, readFields } from './own-forms.ts';

/** A run that ends sooner is answered at once; of a longer one the page says how it stands. */
const waitMs = 4_000;

/** The tools as forms and their runs as pages: all that works without script. */
export function toolPageRoutes(parts: ServerParts, active: ActiveRuns, frameOf: (context: Context) => Frame): Hono {
  const routes = new Hono();
  const { store, results } = parts;

  const findCard = async (name: string, context: Context) => {
    const tool = parts.tools.find((one) => one.name === name && results.tools.includes(name));
    if (tool === undefined)
      throw new AssayError('unknown-tool', `There is no form for a tool "${name.slice(0, 60)}". The start page lists those there are.`);
    return { tool, card: await toolCard(tool, parts, callerOf(context)) };
  };

  routes.get('/tools/:tool', async (context) => {
    const { card } = await findCard(context.req.param('tool'), context);
    return context.html(toolPage(card, { frame: frameOf(context) }), card.isEnabled ? 200 : 409);
  });

  routes.post('/tools/:tool', onlyOwnForms, formLimit, async (context) => {
    const { tool, card } = await findCard(context.req.param('tool'), context);
    const frame = frameOf(context);
    const words = wordsOf(frame.language);
    const form = toolForm(card, words);
    const filled = filledIn(form, await readFields(context));
    const again = (errors: readonly FormError[], status: ContentfulStatusCode) =>
      context.html(toolPage(card, { frame, filled, errors }), status);
    if (!card.isEnabled) return again([], 409);
    const read = readForm(form, filled, words);
    if (read.status === 'wrong') return again(read.errors, 422);

    const caller = callerOf(context);
    const { input } = read;
    const run = await active.start(caller.id, () => parts.start({ tool: tool.name, input, caller, comesBack: true }));
    if (run.status === 'busy') {
      context.header('Retry-After', String(limits.retryAfterSeconds));
      return again([{ message: words('form.busy') }], busyProblem(run).status);
    }
    if (run.status === 'refused') {
      const issues = run.code === 'invalid-input' ? (tool.input.safeParse(input).error?.issues ?? []) : [];
      const { status, detail } = refusalProblem(run, { tool, input });
      return again(issues.length > 0 ? errorsOf(form, issues) : [{ message: detail }], status);
    }
    const outcome = await Promise.race([run.finished, sleep(waitMs, undefined, { ref: false })]);
    if (outcome?.status === 'blocked') {
      const { message, notices } = restoreTexts(outcome, run.restore);
      const found = notices.filter(({ action }) => action === 'block').map((notice) => ({ message: notice.message }));
      return again(
        [{ message: words('form.blocked') }, ...(found.length > 0 ? found : [{ message }])],
        problem(knownCode(outcome.code, 'input-blocked'), message).status,
      );
    }
    return context.redirect(`/runs/${run.id}`, 303);
  });

  routes.get('/runs/:id', async (context) => show(context, 'asked'));

  routes.post('/runs/:id/stop', onlyOwnForms, async (context) => {
    const run = await ownRun(context.req.param('id'), callerOf(context), store);
    await stopRun(run, { active, elsewhere: parts.elsewhere });
    return context.redirect(`/runs/${encodeURIComponent(run.id)}`, 303);
  });

  routes.post('/runs/:id/feedback', onlyOwnForms, formLimit, async (context) => {
    const sent = await readFields(context);
    const [answer, text] = [sent.get('answer') ?? '', sent.get('text') ?? ''];
    if (answer === '') return show(context, 'unclear');
    const run = context.req.param('id');
    const given = answer === 'yes' ? { run, useful: true, text } : { run, useful: false, reason: answer, text };
    const kept = await giveFeedback(given, callerOf(context), parts);
    if (kept.status === 'wrong') throw new AssayError('invalid-input', kept.errors.map(({ message }) => message).join(' '));
    return show(context, 'kept');
  });

  async function show(context: Context, feedback: 'asked' | 'kept' | 'unclear'): Promise<Response> {
    const caller = callerOf(context);
    const run = await readableRun(context.req.param('id') ?? '', caller, store);
    const { card } = await findCard(run.tool, context);
    const events = await toldEvents(run, parts, active);
    const finished = await readFinishedRun(store.runs, run);
    const cited = new Set(events.flatMap((event) => (event.type === 'citation' ? [event.citation.position.document] : [])));
    const open = new Set<string>();
    for (const id of cited) if ((await findDocument(parts, id, caller)) !== undefined) open.add(id);
    const written = finished === undefined ? {} : { written: results.describe(finished).blocks };
    const shown = { ...run, events, status: standingOf(run, { active, elsewhere: parts.elsewhere }) };
    const status = feedback === 'unclear' ? 422 : 200;
    return context.html(
      runPage(shown, card, { frame: { ...frameOf(context), address: `/runs/${encodeURIComponent(run.id)}` }, open, feedback, ...written }),
      status,
    );
  }

  return routes;
}

// --- Internal ---

async function toldEvents(run: StoredRun, { store }: ServerParts, active: ActiveRuns): Promise<readonly RunEvent[]> {
  const restore = active.get(run.id)?.run.restore ?? restoreFrom(run.restorations);
  return restoreTexts(await store.runs.events(run.id, 0), restore);
}
