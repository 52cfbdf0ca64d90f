import { AssayError, type ChatRequest, type EmbeddingEngine, formatWords, type Json, type ModelEngine } from '@assay/core';
import type OpenAI from 'openai';
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import { adaptiveLimit } from './adaptive-limit.ts';
import { beginCall } from './begin-call.ts';
import { circuitBreaker } from './circuit-breaker.ts';
import type { EngineSettings } from './engine-settings.ts';
import { openClient, readSecrets } from './open-client.ts';
import { readEmbeddings } from './read-embeddings.ts';
import { readEvents } from './read-events.ts';
import { streamReader } from './stream-reader.ts';

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

  const begin = (signal: AbortSignal) => beginCall({ id, limit, breaker, restingReason: reason, wholeMs: settings.times.wholeMs }, signal);

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
    // The SDK asks, with its headers and retries; what comes is read here, each read of the network at once.
    async *chat(request, given) {
      const call = await begin(given);
      try {
        const sdk = await client();
        const response = await sdk.chat.completions.create(bodyOf(request, settings), { signal: call.signal }).asResponse();
        if (!(response.headers.get('content-type') ?? '').startsWith('text/event-stream') || response.body === null)
          throw new AssayError(
            'engine-malformed',
            `The endpoint of the engine "${id}" did not answer with a stream of events. Check its address.`,
          );
        call.begun();
        const mostCharacters = settings.mostTokens * charactersPerToken;
        const reader = streamReader({ id, model: settings.reports ?? settings.model, mostCharacters });
        for await (const events of readEvents(response.body)) {
          const { text, fault } = reader.read(events);
          if (text !== '') yield { type: 'text', text };
          if (fault !== undefined) throw fault;
        }
        call.signal.throwIfAborted();
        reader.finish();
        const usage = reader.usage();
        if (usage !== undefined) yield { type: 'usage', ...usage };
        call.good();
      } catch (error) {
        throw call.fault(error);
      } finally {
        call.close();
      }
    },
    async embed(texts, given) {
      const { embeddings } = settings;
      if (embeddings === undefined)
        throw new AssayError('bad-usage', `The engine "${id}" has no model for embeddings. Set "embeddings" of the engine.`);
      const { model, dimensions } = embeddings;
      const vectors: (readonly number[])[] = [];
      for (let start = 0; start < texts.length; start += batchSize) {
        const batch = texts.slice(start, start + batchSize);
        const call = await begin(given);
        try {
          // Said outright: the SDK else asks for base64, which some endpoints do not know.
          const asked = { model, input: batch, encoding_format: 'float', ...(dimensions === undefined ? {} : { dimensions }) } as const;
          const answer = await (await client()).embeddings.create(asked, { signal: call.signal });
          vectors.push(...readEmbeddings(answer, { id, model, count: batch.length }));
          call.good();
        } catch (error) {
          throw call.fault(error);
        } finally {
          call.close();
        }
      }
      return vectors;
    },
  };
}

// --- Internal ---

/** What decides how the model answers: of how it is reached only the address, and no secret. */
function parametersOf(settings: EngineSettings): Json {
  const {
    kind,
    address,
    model,
    reports = model,
    query = {},
    headers = {},
    headersFrom = {},
    format,
    limitField,
    mostTokens,
    sampling,
    embeddings,
  } = settings;
  // A gateway may choose model, prompt or cache by a header.
  const asked = {
    kind,
    address,
    model,
    reports,
    query,
    headers,
    secretHeaders: Object.keys(headersFrom).sort(),
    format,
    limitField,
    mostTokens,
    sampling: { ...sampling },
  };
  // Only what is set: JSON knows no undefined.
  return JSON.parse(JSON.stringify({ ...asked, embeddings })) as Json;
}

function bodyOf({ messages, format }: ChatRequest, settings: EngineSettings): ChatCompletionCreateParamsStreaming {
  const { model, limitField, mostTokens, sampling } = settings;
  const { temperature, topP, seed, reasoningEffort } = sampling;
  return {
    model,
    messages: format === undefined ? [...messages] : [...messages, { role: 'system', content: formatWords(format.schema) }],
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
