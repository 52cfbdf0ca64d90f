import { AssayError, describeIssues, type RunOutcome } from '@assay/core';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { ActiveRuns, StartedRun } from '../active-runs.ts';
import { busyProblem } from '../busy-problem.ts';
import { callerOf } from '../caller-of.ts';
import { caseOf } from '../case-of.ts';
import { type ChatPiece, chatAnswer } from '../chat-answer.ts';
import { chatInput } from '../chat-input.ts';
import { jsonLimit, limits, readJson } from '../limits.ts';
import { problem } from '../problem.ts';
import { respondWithProblem } from '../respond-with-problem.ts';
import { outcomeProblem, refusalProblem } from '../run-problem.ts';
import type { ServerParts } from '../server-parts.ts';
import { serverTiming } from '../server-timing.ts';
import { type ServerSentEvent, sseResponse } from '../sse.ts';
import { inputSchemaOf, toolCard } from '../tool-card.ts';

const content = z.union([z.string(), z.array(z.looseObject({ type: z.string(), text: z.string().optional() }))]);
const chatRequest = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content: content.nullish() })).min(1),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
});

/** The OpenAI wire: each tool is a model named `assay/<tool>`, asked with the last message of the user; some heed the ones before. */
export function openaiRoutes(parts: ServerParts, active: ActiveRuns): Hono {
  const routes = new Hono();
  const created = Math.floor(parts.now().getTime() / 1000);

  routes.get('/v1/models', async (context) => {
    const cards = await Promise.all(parts.tools.map((tool) => toolCard(tool, parts, callerOf(context))));
    const data = cards.map(({ name, state, isEnabled, reasons, command }) => {
      return { id: `assay/${name}`, object: 'model', created, owned_by: 'assay', assay: { state, isEnabled, reasons, command } };
    });
    return context.json({ object: 'list', data });
  });

  routes.post('/v1/chat/completions', jsonLimit, async (context) => {
    const parsed = chatRequest.safeParse(await readJson(context));
    if (!parsed.success) throw new AssayError('bad-usage', `The request is not valid: ${describeIssues(parsed.error)}.`);
    const { model, messages, stream, stream_options: streaming } = parsed.data;
    const tool = parts.tools.find(({ name }) => model === `assay/${name}`);
    if (tool === undefined) {
      const known = parts.tools.map(({ name }) => `assay/${name}`).join(', ');
      return respondWithProblem(
        context,
        problem('unknown-tool', `There is no model named "${model.slice(0, 60)}". The models are: ${known}.`),
      );
    }
    const said = messages.flatMap((message) => (message.role === 'user' ? [textOf(message.content ?? '')] : []));
    const input = chatInput(inputSchemaOf(tool), said);

    const leaving = new AbortController();
    const signal = AbortSignal.any([leaving.signal, context.req.raw.signal]);
    const caller = callerOf(context);
    const about = caseOf(context);
    const startedAt = performance.now();
    const run = await active.start(caller.id, () => parts.start({ tool: tool.name, input, caller, ...about, signal }));
    const gateMs = performance.now() - startedAt;
    if (run.status === 'busy') {
      context.header('Retry-After', String(limits.retryAfterSeconds));
      return respondWithProblem(context, busyProblem(run));
    }
    if (run.status === 'refused') return respondWithProblem(context, refusalProblem(run, { tool, input }));

    const id = `chatcmpl-${run.id}`;
    const completion: Completion = { id, created: Math.floor(parts.now().getTime() / 1000), model };
    if (stream !== true) return whole(context, run, { completion, gateMs, startedAt });
    const tellsUsage = streaming?.include_usage === true;
    return streamed(context, run, { completion, tellsUsage, leave: () => leaving.abort() });
  });

  return routes;
}

// --- Internal ---

interface Completion {
  readonly id: string;
  readonly created: number;
  readonly model: string;
}

/** The tokens that the model engine used; the embedded one uses none. */
function usageOf({ used: { input, output } }: RunOutcome) {
  return { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
}

function textOf(message: string | readonly { readonly type: string; readonly text?: string | undefined }[]): string {
  return typeof message === 'string' ? message : message.flatMap((item) => (item.type === 'text' ? [item.text ?? ''] : [])).join('\n');
}

async function whole(
  context: Context,
  run: StartedRun,
  { completion, gateMs, startedAt }: { readonly completion: Completion; readonly gateMs: number; readonly startedAt: number },
): Promise<Response> {
  const pieces = await Array.fromAsync(chatAnswer(run));
  const outcome = await run.finished;
  context.header('Server-Timing', serverTiming(gateMs, { times: run.measures().times, runMs: performance.now() - startedAt - gateMs }));
  const isWithheld = outcome.status === 'withheld';
  if (outcome.status !== 'done' && !isWithheld) return respondWithProblem(context, outcomeProblem(outcome));
  const text = isWithheld ? '' : pieces.map((piece) => piece.text).join('');
  return context.json({
    ...completion,
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: text, refusal: isWithheld ? outcome.message : null },
        logprobs: null,
        finish_reason: isWithheld ? 'content_filter' : 'stop',
      },
    ],
    usage: usageOf(outcome),
    assay: { run: run.id, notices: outcome.notices },
  });
}

/**
 * The status waits until the question has passed and a model has begun to answer, or for the first words without one: a blocked
 * question and an engine that cannot answer are errors, not streams that say so.
 */
async function streamed(
  context: Context,
  run: StartedRun,
  { completion, tellsUsage, leave }: { readonly completion: Completion; readonly tellsUsage: boolean; readonly leave: () => void },
): Promise<Response> {
  const pieces = chatAnswer(run);
  const first = pieces.next();
  const isAnswering = await Promise.race([
    first.then(({ done }) => done !== true),
    ...(run.answering === undefined ? [] : [run.answering.then(() => true)]),
  ]);
  if (!isAnswering) {
    const outcome = await run.finished;
    if (outcome.status !== 'done' && outcome.status !== 'withheld') return respondWithProblem(context, outcomeProblem(outcome));
  }
  return sseResponse(chunks(first, { pieces, run, completion, tellsUsage }), { onClosed: leave });
}

interface Chunking {
  readonly pieces: AsyncGenerator<ChatPiece, void>;
  readonly run: StartedRun;
  readonly completion: Completion;
  /** Whether the client asked for a last chunk with the tokens used. */
  readonly tellsUsage: boolean;
}

async function* chunks(
  first: Promise<IteratorResult<ChatPiece, void>>,
  { pieces, run, completion, tellsUsage }: Chunking,
): AsyncGenerator<ServerSentEvent> {
  const chunk = (delta: Readonly<Record<string, string>>, finish_reason: string | null): ServerSentEvent => {
    const choices = [{ index: 0, delta, logprobs: null, finish_reason }];
    return { data: JSON.stringify({ ...completion, object: 'chat.completion.chunk', choices }) };
  };
  yield chunk({ role: 'assistant', content: '' }, null);
  for (let step = await first; step.done !== true; step = await pieces.next()) yield chunk({ content: step.value.text }, null);
  const outcome = await run.finished;
  yield* ending(outcome, chunk);
  if (tellsUsage) yield { data: JSON.stringify({ ...completion, object: 'chat.completion.chunk', choices: [], usage: usageOf(outcome) }) };
  yield { data: '[DONE]' };
}

function* ending(
  outcome: RunOutcome,
  chunk: (delta: Readonly<Record<string, string>>, finishReason: string | null) => ServerSentEvent,
): Generator<ServerSentEvent> {
  if (outcome.status === 'done') yield chunk({}, 'stop');
  else if (outcome.status === 'withheld') yield chunk({ refusal: outcome.message }, 'content_filter');
  else
    yield {
      data: JSON.stringify({
        error: { message: outcome.message, type: 'server_error', param: null, code: outcome.code.replaceAll('-', '_') },
      }),
    };
}
