import { AssayError, type ChatRequest, type EmbeddingEngine, type Json, type ModelEngine } from '@assay/core';
import type OpenAI from 'openai';
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import { adaptiveLimit } from './adaptive-limit.ts';
import { type CallEnding, circuitBreaker } from './circuit-breaker.ts';
import type { EngineSettings } from './engine-settings.ts';
import { faultOf, isTrouble } from './fault-of.ts';
import { openClient, readSecrets } from './open-client.ts';
import { readEmbeddings } from './read-embeddings.ts';
import { readStream } from './read-stream.ts';

/** A model engine on an endpoint that speaks the OpenAI wire. */
export interface OpenaiCompatible extends ModelEngine, EmbeddingEngine {
  resting(): { readonly reason: string; readonly seconds: number } | undefined;
}

interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds of a clock that only goes on. */
  readonly now?: () => number;
}

/** No token of present models holds more characters than this, whitespace apart. */
const charactersPerToken = 24;

/** So many texts go to an endpoint at once to be embedded. */
const batchSize = 64;

/** Opens an engine: nothing is sent or loaded before it is first asked. */
export function openaiCompatible(
  id: string,
  settings: EngineSettings,
  { environment, now = () => performance.now() }: Surroundings,
): OpenaiCompatible {
  const secrets = readSecrets(settings, environment);
  const limit = adaptiveLimit(settings.atOnce);
  const breaker = circuitBreaker(now);
  let opened: Promise<OpenAI> | undefined;
  const client = () => {
    opened ??= openClient(settings, secrets, (status) => {
      if (status === 429 || status === 503) limit.noteBusy();
    });
    return opened;
  };
  const reason = `the endpoint of the engine "${id}" met trouble several times in a row and is left alone for a while`;

  /** One call with a place, a deadline and the breaker told how it ended. */
  async function* call<Piece>(
    signal: AbortSignal,
    work: (client: OpenAI, signal: AbortSignal, begun: () => void) => AsyncIterable<Piece>,
  ): AsyncGenerator<Piece> {
    const end = breaker.begin();
    if (end === undefined) throw new AssayError('engine-busy', `Not asked: ${reason}. Try again later.`, { retryAfter: breaker.resting() });
    let ending: CallEnding = 'other';
    let isBegun = false;
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), settings.times.wholeMs);
    let leave: ((isGood: boolean) => void) | undefined;
    try {
      const both = AbortSignal.any([signal, late.signal]);
      leave = await limit.enter(both);
      yield* work(await client(), both, () => {
        isBegun = true;
      });
      ending = 'good';
    } catch (error) {
      // The SDK ends a stream that was aborted as if it were over.
      if (signal.aborted) throw signal.reason;
      const fault = late.signal.aborted
        ? new AssayError('engine-slow', `The engine "${id}" did not answer whole in time. Try again later, or raise "times" of the engine.`)
        : faultOf(error, { id, isBegun });
      ending = isTrouble(fault) ? 'trouble' : 'other';
      throw fault;
    } finally {
      clearTimeout(timer);
      end(ending);
      leave?.(ending === 'good');
    }
  }

  return {
    id,
    kind: 'model',
    module: import.meta.url,
    parameters: parametersOf(settings),
    ...(settings.price === undefined ? {} : { price: settings.price }),
    resting() {
      const seconds = breaker.resting();
      return seconds === undefined ? undefined : { reason, seconds };
    },
    chat: (request, signal) =>
      call(signal, async function* (sdk, both, begun) {
        const { data, response } = await sdk.chat.completions.create(bodyOf(request, settings), { signal: both }).withResponse();
        if (!(response.headers.get('content-type') ?? '').startsWith('text/event-stream'))
          throw new AssayError(
            'engine-malformed',
            `The endpoint of the engine "${id}" did not answer with a stream of events. Check its address.`,
          );
        begun();
        const mostCharacters = settings.mostTokens * charactersPerToken;
        yield* readStream(data, { id, model: settings.reports ?? settings.model, mostCharacters });
      }),
    async embed(texts, signal) {
      const { embeddings } = settings;
      if (embeddings === undefined)
        throw new AssayError('bad-usage', `The engine "${id}" has no model for embeddings. Set "embeddings" of the engine.`);
      const { model, dimensions } = embeddings;
      const vectors: (readonly number[])[] = [];
      for (let start = 0; start < texts.length; start += batchSize) {
        const batch = texts.slice(start, start + batchSize);
        const answers = call(signal, async function* (sdk, both) {
          // Said outright: the SDK else asks for base64, which some endpoints do not know.
          const asked = { model, input: batch, encoding_format: 'float', ...(dimensions === undefined ? {} : { dimensions }) } as const;
          yield readEmbeddings(await sdk.embeddings.create(asked, { signal: both }), { id, model, count: batch.length });
        });
        for await (const found of answers) vectors.push(...found);
      }
      return vectors;
    },
  };
}

// --- Internal ---

/** What decides how the model answers: of how it is reached only the address, and no secret. */
function parametersOf(settings: EngineSettings): Json {
  const { kind, address, model, reports = model, query = {}, format, limitField, mostTokens, sampling, embeddings } = settings;
  const asked = { kind, address, model, reports, query, format, limitField, mostTokens, sampling: { ...sampling } };
  // Only what is set: JSON knows no undefined.
  return JSON.parse(JSON.stringify({ ...asked, embeddings })) as Json;
}

function bodyOf({ messages, format }: ChatRequest, settings: EngineSettings): ChatCompletionCreateParamsStreaming {
  const { model, limitField, mostTokens, sampling } = settings;
  const { temperature, topP, seed, reasoningEffort } = sampling;
  return {
    model,
    messages: format === undefined ? [...messages] : [...messages, { role: 'system', content: formWords(format.schema) }],
    stream: true,
    stream_options: { include_usage: true },
    [limitField]: mostTokens,
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { top_p: topP }),
    ...(seed === undefined ? {} : { seed }),
    // Each endpoint knows its own efforts.
    ...(reasoningEffort === undefined ? {} : { reasoning_effort: reasoningEffort as 'low' }),
    ...(format === undefined ? {} : responseFormat(format, settings)),
  };
}

function responseFormat(
  { name, schema }: NonNullable<ChatRequest['format']>,
  { format }: EngineSettings,
): Pick<ChatCompletionCreateParamsStreaming, 'response_format'> {
  if (format === 'words') return {};
  if (format === 'json-object') return { response_format: { type: 'json_object' } };
  const { $schema: _, ...plain } = schema;
  return { response_format: { type: 'json_schema', json_schema: { name, schema: plain, strict: true } } };
}

/** Said in words as well: an endpoint may pass over what it does not know. */
function formWords({ $schema: _, ...schema }: Readonly<Record<string, unknown>>): string {
  return `Answer with JSON alone, which fits this JSON Schema: ${JSON.stringify(schema)}`;
}
