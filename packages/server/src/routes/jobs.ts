import type { RunRequest } from '@assay/core';
import { type Context, Hono } from 'hono';
import type { ActiveRuns } from '../active-runs.ts';
import { busyProblem } from '../busy-problem.ts';
import { callerOf } from '../caller-of.ts';
import { bulkLimit, jsonLimit, limits, readJson } from '../limits.ts';
import { respondWithProblem } from '../respond-with-problem.ts';
import { refusalProblem } from '../run-problem.ts';
import type { ServerParts } from '../server-parts.ts';
import { readUploads, requireEditor } from './documents.ts';

/** Long work that is no tool's: begun here, and then a run like any other at /api/runs. */
export function jobRoutes(parts: ServerParts, active: ActiveRuns): Hono {
  const routes = new Hono();
  const { jobs } = parts;
  if (jobs === undefined) return routes;

  const begin = async (context: Context, tool: string, input: unknown): Promise<Response> => {
    const caller = callerOf(context);
    const request: RunRequest = { tool, input, caller, comesBack: true };
    const run = await active.start(caller.id, () => jobs.start(request));
    if (run.status === 'busy') {
      context.header('Retry-After', String(limits.retryAfterSeconds));
      return respondWithProblem(context, busyProblem(run));
    }
    if (run.status === 'refused')
      return respondWithProblem(context, refusalProblem(run, { tool: jobs.kinds.find(({ name }) => name === tool), input }));
    const place = `/api/runs/${run.id}`;
    context.header('Location', place);
    context.header('Retry-After', '1');
    return context.json({ id: run.id, tool, configuration: run.configuration, status: 'running', events: `${place}/events` }, 202);
  };

  routes.get('/api/jobs', (context) => {
    const { roles: own } = callerOf(context);
    const told = jobs.kinds.map(({ name, title, description, roles }) => {
      return { name, title, description, roles, isForYou: roles.some((role) => own.includes(role)) };
    });
    return context.json({ jobs: told });
  });

  routes.post('/api/jobs/:job/runs', jsonLimit, async (context) => begin(context, context.req.param('job'), await readJson(context)));

  // Who may do so is asked before many files are read and kept.
  routes.post('/api/documents/bulk', async (context, next) => {
    requireEditor(callerOf(context));
    await next();
  });
  routes.post('/api/documents/bulk', bulkLimit, async (context) => {
    const { input, discard } = await jobs.keepFiles(await readUploads(context));
    const response = await begin(context, 'ingest', input);
    if (response.status !== 202) await discard();
    return response;
  });

  return routes;
}
