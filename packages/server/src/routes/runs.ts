import { type RunEvent, restoreFrom, restoreTexts, type StoredRun } from '@assay/core';
import { type Context, Hono } from 'hono';
import type { ActiveRuns, Busy, StartedRun } from '../active-runs.ts';
import { busyProblem } from '../busy-problem.ts';
import { callerOf } from '../caller-of.ts';
import { caseOf } from '../case-of.ts';
import { type Following, followElsewhere } from '../follow-elsewhere.ts';
import { jsonLimit, limits, readJson } from '../limits.ts';
import { ownRun, readableRun } from '../own-run.ts';
import { readAfter } from '../read-after.ts';
import { respondWithProblem } from '../respond-with-problem.ts';
import { outcomeProblem, refusalProblem } from '../run-problem.ts';
import { standingOf, stopRun } from '../run-under-way.ts';
import type { ServerParts } from '../server-parts.ts';
import { serverTiming } from '../server-timing.ts';
import { type ServerSentEvent, sseResponse } from '../sse.ts';

/** Runs as resources: begin one, follow it, come back to it, stop it. */
export function runRoutes(parts: ServerParts, active: ActiveRuns): Hono {
  const routes = new Hono();

  routes.post('/api/tools/:tool/runs', jsonLimit, async (context) => {
    const name = context.req.param('tool');
    const wantsEvents = acceptsEvents(context);
    const input = await readJson(context);
    const caller = callerOf(context);
    const about = caseOf(context);
    const startedAt = performance.now();
    // Who reads events or polls may come back; whoever waits for the whole answer and leaves does not want it any more.
    const staysWithout = wantsEvents || wantsToPoll(context);
    const staying = staysWithout ? { comesBack: true as const } : { signal: context.req.raw.signal };
    const run = await active.start(caller.id, () => parts.start({ tool: name, input, caller, ...about, ...staying }));
    if (run.status === 'busy') return respondWithProblem(context, busy(context, run));
    if (run.status === 'refused') {
      const tool = parts.tools.find((one) => one.name === name);
      return respondWithProblem(context, refusalProblem(run, { tool, input }));
    }

    const place = `/api/runs/${run.id}`;
    const gateMs = performance.now() - startedAt;
    if (wantsEvents) return followLive(run, 0, { Location: place, 'Server-Timing': serverTiming(gateMs) });
    context.header('Location', place);
    if (wantsToPoll(context)) {
      context.header('Preference-Applied', 'respond-async');
      context.header('Retry-After', pollAfterSeconds);
      context.header('Server-Timing', serverTiming(gateMs));
      return context.json({ id: run.id, tool: name, configuration: run.configuration, status: 'running', events: `${place}/events` }, 202);
    }

    const outcome = await run.finished;
    context.header('Server-Timing', serverTiming(gateMs, { times: run.measures().times, runMs: performance.now() - startedAt - gateMs }));
    if (outcome.status !== 'done') return respondWithProblem(context, outcomeProblem(restoreTexts(outcome, run.restore)));
    const { id, status, result, notices } = restoreTexts(outcome, run.restore);
    return context.json({ id, tool: name, configuration: run.configuration, status, result, notices });
  });

  routes.get('/api/runs/:id', async (context) => {
    const run = await readableRun(context.req.param('id'), callerOf(context), parts.store);
    const { id, tool, engine, configuration, createdAt, input, restorations } = run;
    const status = standingOf(run, { active, elsewhere: parts.elsewhere });
    const events = await parts.store.runs.events(id, 0);
    const ended = events.find((event) => event.type === 'ended');
    const result = events.findLast((event) => event.type === 'result')?.result ?? null;
    const restore = active.get(id)?.run.restore ?? restoreFrom(restorations);
    const told = restoreTexts(
      { input, result: status === 'done' ? result : null, message: ended?.message ?? '', notices: ended?.notices ?? [] },
      restore,
    );
    return context.json({
      id,
      tool,
      engine,
      status,
      configuration,
      createdAt,
      ...told,
      events: `/api/runs/${id}/events`,
    });
  });

  routes.get('/api/runs/:id/events', async (context) => {
    const run = await readableRun(context.req.param('id'), callerOf(context), parts.store);
    const after = readAfter(context);
    const live = active.get(run.id)?.run;
    const elsewhere = live === undefined && run.status === 'running' ? parts.elsewhere : undefined;
    if (acceptsEvents(context)) {
      if (live !== undefined) return followLive(live, after);
      if (elsewhere !== undefined) return followOther(run.id, after, { runs: parts.store.runs, elsewhere });
      return sseResponse(toServerSent(keptEvents(run, after, parts)), {});
    }
    const events = await Array.fromAsync(keptEvents(run, after, parts, live));
    const goesOn = live !== undefined || elsewhere !== undefined;
    if (!goesOn || events.at(-1)?.type === 'ended') return context.json({ run: run.id, events });
    context.header('Retry-After', pollAfterSeconds);
    return context.json({ run: run.id, events }, 202);
  });

  routes.delete('/api/runs/:id', async (context) => {
    const run = await ownRun(context.req.param('id'), callerOf(context), parts.store);
    await stopRun(run, { active, elsewhere: parts.elsewhere });
    return context.body(null, 204);
  });

  return routes;
}

// --- Internal ---

const pollAfterSeconds = '1';

/** RFC 7240: where a proxy lets no stream through, a run is begun here and asked for again and again. */
function wantsToPoll(context: Context): boolean {
  return /(?:^|,)\s*respond-async\s*(?:[,;]|$)/i.test(context.req.header('prefer') ?? '');
}

function acceptsEvents(context: Context): boolean {
  return (context.req.header('accept') ?? '').includes('text/event-stream');
}

function busy(context: Context, run: Busy) {
  context.header('Retry-After', String(limits.retryAfterSeconds));
  return busyProblem(run);
}

function followLive(run: StartedRun, after: number, headers: Readonly<Record<string, string>> = {}): Response {
  const reading = new AbortController();
  const events = restored(run.journal.follow(after, reading.signal), run.restore);
  return sseResponse(toServerSent(events), { headers, onClosed: () => reading.abort() });
}

function followOther(id: string, after: number, following: Omit<Following, 'signal'>): Response {
  const reading = new AbortController();
  const events = followElsewhere(id, after, { ...following, signal: reading.signal });
  const onClosed = () => {
    reading.abort();
    // Between two events it waits to be asked for the next one.
    void events.return(undefined);
  };
  return sseResponse(toServerSent(events), { onClosed });
}

/** The events in the store; a run that nobody is working on any more is told to have ended, in one place and once. */
async function* keptEvents(
  run: StoredRun,
  after: number,
  { store, now, elsewhere }: ServerParts,
  live?: StartedRun,
): AsyncGenerator<RunEvent> {
  const events = await store.runs.events(run.id, after);
  yield* restored(events, live?.restore ?? restoreFrom(run.restorations));
  // Where there are other nodes, one of them works on it or takes it up soon.
  if (live !== undefined || elsewhere !== undefined || run.status !== 'running') return;
  const last = events.at(-1) ?? (await store.runs.events(run.id, 0)).at(-1);
  if (last?.type === 'ended') return;
  const sequence = (last?.sequence ?? 0) + 1;
  if (sequence <= after) return;
  const message = 'The record of this run could not be completed, so what it told does not stand. Start it again.';
  yield { type: 'ended', status: 'failed', code: 'run-lost', message, notices: [], sequence, at: now().toISOString() };
}

async function* restored(
  events: AsyncIterable<RunEvent> | Iterable<RunEvent>,
  restore: (text: string) => string,
): AsyncGenerator<RunEvent> {
  for await (const event of events) yield restoreTexts(event, restore);
}

async function* toServerSent(events: AsyncIterable<RunEvent>): AsyncGenerator<ServerSentEvent> {
  for await (const event of events) yield { id: event.sequence, event: event.type, data: JSON.stringify(event) };
}
