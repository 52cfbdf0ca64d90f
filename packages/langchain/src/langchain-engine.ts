import { AssayError, type ChatEvent, type ChatRequest, formatWords, type Json, type ModelEngine, type TokenPrice } from '@assay/core';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { AIMessageChunk } from '@langchain/core/messages';
import { faultOf } from './fault-of.ts';
import { readChunks } from './read-chunks.ts';
import { stopTracing } from './stop-tracing.ts';
import { withinLimits } from './within-limits.ts';

/** How far an answer may go. */
export interface AnswerLimits {
  /** Milliseconds until the first piece, and between two. */
  readonly betweenMs: number;
  /** Milliseconds for a whole answer. */
  readonly wholeMs: number;
  readonly mostCharacters: number;
}

/** A LangChain chat model, and what has to be known of it. */
export interface LangchainEngineOptions {
  readonly id: string;
  /** Its own retries and its own time limit apply first: set `maxRetries` and `timeout` where it is made. */
  readonly model: BaseChatModel;
  /** What the model calls itself in its answers; "unreported" for one that never does, whose change nobody can see. */
  readonly reports: string;
  /** `import.meta.url` of the file in which the model is made, so that its provider's package gets into the parts list. */
  readonly module: string;
  /** Everything that changes how the model answers: its name, its temperature, its address. */
  readonly parameters: Json;
  readonly price?: TokenPrice;
  readonly limits?: Partial<AnswerLimits>;
}

/** As many characters as 8,000 tokens can hold. */
const usual: AnswerLimits = { betweenMs: 60_000, wholeMs: 300_000, mostCharacters: 192_000 };

/** Any LangChain chat model as a model engine. */
export function langchainEngine({ id, model, reports, module, parameters, price, limits }: LangchainEngineOptions): ModelEngine {
  const { betweenMs, wholeMs, mostCharacters } = { ...usual, ...limits };
  stopTracing();
  return {
    id,
    kind: 'model',
    module,
    parameters: { kind: 'langchain', reports, mostCharacters, model: parameters },
    ...(price === undefined ? {} : { price }),
    async *chat(request, signal): AsyncGenerator<ChatEvent> {
      // Again: whoever set it since did not ask whether texts may leave.
      stopTracing();
      signal.throwIfAborted();
      const stop = new AbortController();
      const deadline = performance.now() + wholeMs;
      let isBegun = false;
      try {
        const both = AbortSignal.any([signal, stop.signal]);
        const wait = () => ({ signal, timeMs: Math.max(0, Math.min(betweenMs, deadline - performance.now())) });
        const chunks = async function* (): AsyncGenerator<AIMessageChunk> {
          const stream = await withinLimits(model.stream(messagesOf(request), { signal: both }), wait());
          const pieces = stream[Symbol.asyncIterator]();
          for (;;) {
            const next = await withinLimits(pieces.next(), wait());
            if (next.done === true) break;
            isBegun = true;
            yield next.value;
          }
        };
        yield* readChunks(chunks(), { id, reports, mostCharacters });
        // A model that ends its stream when it is aborted did not answer.
        signal.throwIfAborted();
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        throw faultOf(error, { id, isBegun });
      } finally {
        stop.abort(new AssayError('engine-slow', `The engine "${id}" is no longer asked.`));
      }
    },
  };
}

// --- Internal ---

/** One system message and that first: some providers take no other. */
function messagesOf({ messages, format }: ChatRequest): ['system' | 'human' | 'ai', string][] {
  const system = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  if (format !== undefined) system.push(formatWords(format.schema));
  return [
    ...(system.length === 0 ? [] : [['system', system.join('\n\n')] satisfies ['system', string]]),
    ...messages
      .filter(({ role }) => role !== 'system')
      .map(({ role, content }): ['human' | 'ai', string] => [role === 'assistant' ? 'ai' : 'human', content]),
  ];
}
