import { AssayError, describeIssues, type RunEvent, signOffOrder, signOffReply, signOffsOf } from '@assay/core';
import { type Context, Hono } from 'hono';
import type { ActiveRuns } from '../active-runs.ts';
import { busyProblem } from '../busy-problem.ts';
import { callerOf } from '../caller-of.ts';
import { type ReplyFormat, readSignedRun, replyFormats, replyTypes } from '../hand-over.ts';
import { jsonLimit, limits, readJson } from '../limits.ts';
import { readableRun } from '../own-run.ts';
import { problem } from '../problem.ts';
import { respondWithFile } from '../respond-with-file.ts';
import { respondWithProblem } from '../respond-with-problem.ts';
import { outcomeProblem, refusalProblem } from '../run-problem.ts';
import type { ServerParts } from '../server-parts.ts';

/** Replies that people sign off: sign one, read who signed, take it away as a file. Only the run's owner can. */
export function signOffRoutes(parts: ServerParts, active: ActiveRuns): Hono {
  const routes = new Hono();

  routes.post('/api/runs/:id/sign-off', jsonLimit, async (context) => {
    const run = await readableRun(context.req.param('id'), callerOf(context), parts.store);
    const order = signOffOrder.safeParse(await readJson(context));
    if (!order.success) {
      const errors = order.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
      const detail = `The sign-off is not valid: ${describeIssues(order.error)}.`;
      return respondWithProblem(context, problem('invalid-input', detail, { errors }));
    }
    const caller = callerOf(context);
    const { store, now, handOver } = parts;
    const answer = await signOffReply(
      { store, now, replies: handOver.replies, start: (request) => active.start(caller.id, () => parts.start(request)) },
      { run, reply: order.data.reply, reason: order.data.reason, lookedAt: placesOf(order.data.acknowledged), caller },
    );
    switch (answer.status) {
      case 'signed':
        return context.json(signedOff(run.id, answer.event, signOffsOf(await store.runs.events(run.id, 0)).length), 201);
      case 'not-signable':
        return respondWithProblem(context, problem('invalid-input', answer.message));
      case 'not-looked-at': {
        const { edits, open, needsReason } = answer;
        return context.json({ run: run.id, edits, open, needsReason });
      }
      case 'needs-reason': {
        const { message, open } = answer;
        return respondWithProblem(context, problem('invalid-input', message, { errors: [{ field: 'reason', message }], open }));
      }
      case 'not-passed':
        return respondWithProblem(context, outcomeProblem(answer.outcome));
      case 'not-checked': {
        const { refusal } = answer;
        if (refusal.status === 'refused')
          return respondWithProblem(context, refusalProblem(refusal, { tool: undefined, input: undefined }));
        context.header('Retry-After', String(limits.retryAfterSeconds));
        return respondWithProblem(context, busyProblem(refusal));
      }
    }
  });

  routes.get('/api/runs/:id/sign-off', async (context) => {
    const run = await readableRun(context.req.param('id'), callerOf(context), parts.store);
    const signed = signOffsOf(await parts.store.runs.events(run.id, 0));
    return context.json({ run: run.id, signOffs: signed.map((event, place) => signedOff(run.id, event, place + 1)) });
  });

  routes.get('/api/runs/:id/reply/:format', async (context) => {
    const run = await readableRun(context.req.param('id'), callerOf(context), parts.store);
    const format = readFormat(context);
    const signed = await readSignedRun(parts.store.runs, run);
    if (signed === undefined) throw new AssayError('not-found', 'Nobody has signed off a reply to this run. Sign it off first.');
    const content = await parts.handOver.write(signed, format);
    return respondWithFile(context, { name: `reply-${run.id.slice(0, 8)}.${format}`, type: replyTypes[format], content });
  });

  return routes;
}

// --- Internal ---

type Item = NonNullable<ReturnType<typeof signOffOrder.parse>['acknowledged']>[number];

/** An item is acknowledged by what it says, so that a place that has moved is never taken for another. */
function placesOf(acknowledged: readonly Item[] | undefined): (open: readonly Item[]) => ReadonlySet<number> | undefined {
  if (acknowledged === undefined) return () => undefined;
  const keyOf = ({ kind, quote, message }: Item) => JSON.stringify([kind, quote, message]);
  const known = new Set(acknowledged.map(keyOf));
  return (open) => new Set(open.flatMap((item, place) => (known.has(keyOf(item)) ? [place] : [])));
}

function signedOff(run: string, event: RunEvent & { readonly type: 'signed-off' }, number: number) {
  const { type: _type, sequence: _sequence, ...signed } = event;
  const files = Object.fromEntries(replyFormats.map((format) => [format, `/api/runs/${run}/reply/${format}`]));
  return { run, number, ...signed, files };
}

function readFormat(context: Context): ReplyFormat {
  const given = context.req.param('format') ?? '';
  const format = replyFormats.find((one) => one === given);
  if (format === undefined)
    throw new AssayError('not-found', `There is no reply as "${given.slice(0, 20)}". It can be had as: ${replyFormats.join(', ')}.`);
  return format;
}
