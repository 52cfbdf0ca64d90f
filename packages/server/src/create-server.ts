import { messageOf, type RunRequest } from '@assay/core';
import { type Context, Hono } from 'hono';
import { type ActiveRuns, activeRuns } from './active-runs.ts';
import { serverMetrics } from './metrics/server-metrics.ts';
import { namedOrigins } from './named-origins.ts';
import { addressBlock, peerOf } from './peer-of.ts';
import { identifyByKey } from './people/api-keys.ts';
import { findCaller, isOpenTo, requireCaller } from './people/ask-who.ts';
import { onlyDirect } from './people/only-direct.ts';
import { usualPlaces } from './people/people-settings.ts';
import { rateLimit } from './people/rate-limit.ts';
import { signInRecords } from './people/sign-in-records.ts';
import { problem, problemOf } from './problem.ts';
import { respondWithProblem } from './respond-with-problem.ts';
import { routeOf } from './route-of.ts';
import { assetRoutes } from './routes/assets.ts';
import { assuranceRoutes } from './routes/assurance.ts';
import { documentRoutes } from './routes/documents.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { feedbackRoutes } from './routes/feedback.ts';
import { fileTextRoutes } from './routes/file-texts.ts';
import { healthRoutes } from './routes/health.ts';
import { jobRoutes } from './routes/jobs.ts';
import { mcpRoutes } from './routes/mcp.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { openaiRoutes } from './routes/openai.ts';
import { openapiRoutes } from './routes/openapi.ts';
import { pageRoutes } from './routes/pages.ts';
import { publicPaths } from './routes/public-pages.ts';
import { resultRoutes } from './routes/results.ts';
import { runRoutes } from './routes/runs.ts';
import { signOffRoutes } from './routes/sign-off.ts';
import { toolRoutes } from './routes/tools.ts';
import { widgetPageRoutes } from './routes/widget-page.ts';
import { security } from './security.ts';
import type { ServerParts } from './server-parts.ts';

/** A server, and the runs that are under way on it. */
export interface OpenServer {
  readonly app: Hono;
  readonly active: ActiveRuns;
  /** Starts a run among the others, or says why not. */
  start(request: RunRequest): Promise<string | undefined>;
}

/** The whole server as one function from request to response; `listen` gives it a port. */
export function createServer(given: ServerParts): Hono {
  return openServer(given).app;
}

/** The same, for who takes up runs that were left over and waits for those under way. */
export function openServer(given: ServerParts): OpenServer {
  const app = new Hono();
  const metrics = serverMetrics(given);
  const parts: ServerParts = { ...given, start: metrics.counting(given.start) };
  const { runs, each } = given.places ?? usualPlaces;
  const active = activeRuns(runs, given.signIn.mode === 'local' ? runs : each);

  if (parts.trace !== undefined) app.use(parts.trace);
  app.use(async function logging(context, next) {
    const startedAt = performance.now();
    await next();
    const { method, path } = context.req;
    if (method === 'HEAD') await endBody(context);
    const { status } = context.res;
    metrics.request({ method, route: routeOf(context), status });
    parts.log({ method, path, status, milliseconds: Math.round(performance.now() - startedAt) });
  });
  const elsewhere = namedOrigins(parts.origins ?? []);
  app.use(security(parts.hosts ?? [], elsewhere));
  app.use(elsewhere.share);
  const { signIn, people, limits: allowed } = parts;
  const records = signInRecords(parts.store.audit, parts.now);
  const open = [...openPaths, ...(signIn.openPaths ?? [])];
  if (signIn.mode === 'local') app.use(onlyDirect);
  app.use(
    findCaller(async (request) => {
      const byKey = await identifyByKey(request, { people, records, settings: parts.keys, now: parts.now });
      return byKey.status === 'unknown' ? signIn.identify(request) : byKey;
    }, openPaths),
  );
  if (allowed !== undefined) {
    const { perAddress } = allowed;
    const sharedAs = (name: string) => (parts.elsewhere === undefined ? undefined : { name, rates: parts.elsewhere.rates });
    app.use(rateLimit({ keyOf: (context) => context.get('caller')?.id, limits: allowed, now: parts.now, shared: sharedAs('person') }));
    // Behind a proxy all have one address, so only who is not known counts by it.
    const addressOf = (context: Context) =>
      context.get('caller') !== undefined || isOpenTo(context.req.path, openPaths) ? undefined : addressBlock(peerOf(context));
    app.use(
      rateLimit({ keyOf: addressOf, limits: { requests: perAddress, writes: perAddress }, now: parts.now, shared: sharedAs('address') }),
    );
  }
  app.use(requireCaller({ startPath: signIn.startPath, open }));

  app.onError((error, context) => {
    const found = problemOf(error);
    const instance = `urn:uuid:${parts.newId()}`;
    if (found.status >= 500)
      parts.log({ error: messageOf(error), cause: messageOf(error.cause ?? ''), stack: error.stack ?? '', instance });
    return respondWithProblem(context, { ...found, instance });
  });
  app.notFound((context) =>
    respondWithProblem(context, problem('not-found', `There is nothing at ${context.req.method} ${context.req.path.slice(0, 200)}.`)),
  );

  for (const routes of [
    toolRoutes(parts),
    runRoutes(parts, active),
    jobRoutes(parts, active),
    signOffRoutes(parts, active),
    resultRoutes(parts),
    documentRoutes(parts),
    fileTextRoutes(parts),
    evidenceRoutes(parts),
    feedbackRoutes(parts),
    assuranceRoutes(parts),
    openaiRoutes(parts, active),
    mcpRoutes(parts, active),
    healthRoutes(parts),
    metricsRoutes(parts, metrics),
    openapiRoutes(parts),
    assetRoutes(parts),
    pageRoutes(parts, active),
    widgetPageRoutes(parts),
  ])
    app.route('/', routes);
  if (signIn.routes !== undefined) app.route('/', signIn.routes);
  return {
    app,
    active,
    async start(request) {
      const begin = parts.jobs?.kinds.some(({ name }) => name === request.tool) ? parts.jobs.start : parts.start;
      const run = await active.start(request.caller.id, () => begin(request));
      return run.status === 'busy'
        ? 'There are too many runs at once. Start it again.'
        : run.status === 'refused'
          ? run.message
          : undefined;
    },
  };
}

// --- Internal ---

/** What asks nobody who they are: whether the server lives, its looks, what is for the public, and figures that have a rule of their own. */
const openPaths = ['/healthz', '/readyz', '/metrics', '/assets/', '/favicon.ico', ...publicPaths];

/** A body that nobody reads is ended: what streams it would go on for good. */
async function endBody(context: Context): Promise<void> {
  const { body } = context.res;
  context.res = new Response(null, context.res);
  await body?.cancel();
}
