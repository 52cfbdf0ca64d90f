import { sumUsage } from '@assay/core';
import { type Context, Hono } from 'hono';
import { auditFilter, auditPageQuery, periodQuery } from '../assurance/audit-query.ts';
import { exportAudit } from '../assurance/export-audit.ts';
import { guardrailStatistics } from '../assurance/guardrail-statistics.ts';
import { searchAudit } from '../assurance/search-audit.ts';
import { turnTheSwitch } from '../assurance/turn-the-switch.ts';
import { usageOf } from '../assurance/usage-query.ts';
import { callerOf } from '../caller-of.ts';
import { jsonLimit, limits, readJson } from '../limits.ts';
import { problem } from '../problem.ts';
import { readQuery } from '../read-query.ts';
import { requireAssurance } from '../require-assurance.ts';
import { respondWithProblem } from '../respond-with-problem.ts';
import type { ServerParts } from '../server-parts.ts';

/** What an assurance officer reads: where tools stand, audit records, what the guardrails did, what was used; and the switch. */
export function assuranceRoutes(parts: ServerParts): Hono {
  const routes = new Hono();
  let exporting = 0;

  const decisionsFor = (context: Context) =>
    Promise.all(parts.tools.flatMap((tool) => parts.engines.map((engine) => parts.gate.decide(tool.name, engine.id, callerOf(context)))));

  routes.get('/api/gate', async (context) => context.json({ decisions: await decisionsFor(context) }));

  routes.post('/api/gate/switch', jsonLimit, async (context) => {
    await turnTheSwitch(await readJson(context), callerOf(context), parts);
    return context.json({ decisions: await decisionsFor(context) });
  });

  routes.use('/api/audit', onlyAssurance).use('/api/audit/*', onlyAssurance);
  routes.use('/api/guardrails/*', onlyAssurance).use('/api/usage', onlyAssurance);

  routes.get('/api/audit', async (context) => context.json(await searchAudit(parts.store, readQuery(context, auditPageQuery))));

  routes.get('/api/audit/export', (context) => {
    const filter = readQuery(context, auditFilter);
    if (exporting >= limits.concurrentExports) {
      context.header('Retry-After', String(limits.retryAfterSeconds));
      return respondWithProblem(context, problem('busy', 'Others are exporting the audit chain just now. Try again when they are done.'));
    }
    let isOpen = true;
    const body = exportAudit(parts.store, filter, () => {
      if (isOpen) exporting -= 1;
      isOpen = false;
    });
    exporting += 1;
    return context.body(body, 200, {
      'Content-Type': 'application/jsonl',
      'Content-Disposition': 'attachment; filename="audit.jsonl"',
    });
  });

  routes.get('/api/guardrails/statistics', async (context) =>
    context.json(await guardrailStatistics(parts, readQuery(context, periodQuery))),
  );

  routes.get('/api/usage', async (context) => {
    const { from, to, by, entries } = await usageOf(context.req.query(), parts);
    return context.json({ from, to, by, ...sumUsage(entries, by) });
  });

  return routes;
}

// --- Internal ---

async function onlyAssurance(context: Context, next: () => Promise<void>): Promise<void> {
  requireAssurance(callerOf(context));
  await next();
}
