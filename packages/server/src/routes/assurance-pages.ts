import { AssayError, auditEntry, sumUsage } from '@assay/core';
import { type Context, Hono } from 'hono';
import { auditPageQuery, feedbackQuery, periodQuery } from '../assurance/audit-query.ts';
import { changeLog } from '../assurance/change-log.ts';
import { editRates } from '../assurance/edit-rates.ts';
import { guardrailStatistics } from '../assurance/guardrail-statistics.ts';
import { searchAudit } from '../assurance/search-audit.ts';
import { usageOf } from '../assurance/usage-query.ts';
import { callerOf } from '../caller-of.ts';
import { gatherEvidence } from '../gather-evidence.ts';
import { approvalsPage } from '../pages/assurance/approvals.ts';
import { auditPage } from '../pages/assurance/audit.ts';
import { changesPage } from '../pages/assurance/changes.ts';
import { editsPage } from '../pages/assurance/edits.ts';
import { evidencePage } from '../pages/assurance/evidence.ts';
import { exportsPage } from '../pages/assurance/exports.ts';
import { guardrailsPage } from '../pages/assurance/guardrails.ts';
import { missingLinesPage } from '../pages/assurance/missing-lines.ts';
import { usePage } from '../pages/assurance/use.ts';
import type { Frame } from '../pages/layout.ts';
import { parseQuery } from '../read-query.ts';
import { mayAssure, requireAssurance } from '../require-assurance.ts';
import type { ServerParts } from '../server-parts.ts';
import { toolCard } from '../tool-card.ts';

/** A page shows fewer records than a program may take at once. */
const recordsOnPage = '50';

/** The pages of an assurance officer besides `/assurance` itself. */
export function assurancePageRoutes(parts: ServerParts, frame: Frame): Hono {
  const routes = new Hono();
  const { store, assurance } = parts;
  const cards = (context: Context) => Promise.all(parts.tools.map((tool) => toolCard(tool, parts, callerOf(context))));

  routes.get('/assurance/evidence/:id', async (context) => {
    const found = (await gatherEvidence(store)).find(({ id }) => id === context.req.param('id'));
    if (found === undefined) throw new AssayError('not-found', 'There is no such evidence. Assurance lists what there is.');
    const isForAssurance = mayAssure(callerOf(context));
    const goesWrong = isForAssurance ? await assurance?.goesWrong(found.report) : undefined;
    return context.html(evidencePage(found, { frame, isForAssurance, goesWrong }));
  });

  routes.use('/assurance/*', async (context, next) => {
    // Evidence is for everybody who signs in; the switch asks for itself.
    requireAssurance(callerOf(context));
    await next();
  });

  routes.get('/assurance/guardrails', async (context) => {
    const query = parseQuery(filled(context), periodQuery);
    return context.html(guardrailsPage(await guardrailStatistics(parts, query), query, frame));
  });

  routes.get('/assurance/changes', async (context) => context.html(changesPage(await changeLog(store), frame)));

  routes.get('/assurance/edits', async (context) => {
    const days = parseQuery(filled(context), feedbackQuery);
    return context.html(editsPage(await editRates(store, days), days, frame));
  });

  routes.get('/assurance/approvals', async (context) => {
    const pairs = (await cards(context)).flatMap((card) => card.engines.map((engine) => ({ card, engine })));
    const all = await Promise.all(
      pairs.map(async ({ card, engine }) => ({ card, engine, approvals: (await assurance?.approvals(card.name, engine.id)) ?? [] })),
    );
    return context.html(approvalsPage(all, frame));
  });

  routes.get('/assurance/missing-lines', async (context) => {
    const days = parseQuery(filled(context), feedbackQuery);
    if (assurance === undefined) throw new AssayError('not-found', 'This server does not count missing lines. Run: npx assay draft gaps');
    return context.html(missingLinesPage(await assurance.missingLines(days), days, frame));
  });

  routes.get('/assurance/use', async (context) => {
    const { from, to, by, entries } = await usageOf(filled(context), parts);
    return context.html(usePage({ from, to, by, ...sumUsage(entries, by) }, frame));
  });

  routes.get('/assurance/audit', async (context) => {
    const query = filled(context);
    const page = await searchAudit(store, parseQuery({ limit: recordsOnPage, ...query }, auditPageQuery));
    return context.html(auditPage({ query, kinds: auditEntry.shape.kind.options, ...page }, frame));
  });

  routes.get('/assurance/exports', async (context) => context.html(exportsPage(await cards(context), frame)));

  return routes;
}

// --- Internal ---

/** The query without what was left empty: a form sends its empty fields too. */
function filled(context: Context): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(context.req.query()).filter(([, value]) => value !== ''));
}
