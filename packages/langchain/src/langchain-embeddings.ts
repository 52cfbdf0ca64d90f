import { AssayError, type EmbeddingEngine, type Json } from '@assay/core';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { faultOf } from './fault-of.ts';
import { stopTracing } from './stop-tracing.ts';
import { withinLimits } from './within-limits.ts';

/** LangChain embeddings, and what has to be known of them. */
export interface LangchainEmbeddingsOptions {
  readonly id: string;
  readonly embeddings: EmbeddingsInterface;
  /** `import.meta.url` of the file in which they are made, so that their provider's package gets into the parts list. */
  readonly module: string;
  /** Everything that changes the vectors. LangChain passes on no name that a model gives itself: name it here, and pin its version. */
  readonly parameters: Json;
  /** Milliseconds for each batch of texts. */
  readonly batchMs?: number;
}

/** So many texts are given away at once, so that a caller who stops it waits for no more. */
const batchSize = 64;

/** Longer vectors are none that a model makes. */
const mostDimensions = 20_000;

/** Any LangChain embeddings as an engine for embeddings. */
export function langchainEmbeddings(options: LangchainEmbeddingsOptions): EmbeddingEngine {
  const { id, embeddings, module, parameters, batchMs = 60_000 } = options;
  stopTracing();
  return {
    id,
    module,
    parameters: { kind: 'langchain', model: parameters },
    async embed(texts, signal) {
      stopTracing();
      const vectors: (readonly number[])[] = [];
      for (let start = 0; start < texts.length; start += batchSize) {
        signal.throwIfAborted();
        const batch = texts.slice(start, start + batchSize);
        const found = await withinLimits(embeddings.embedDocuments(batch), { signal, timeMs: batchMs }).catch((error: unknown) => {
          throw signal.aborted ? signal.reason : faultOf(error, { id, isBegun: false });
        });
        if (!areVectors(found, batch.length, vectors[0]?.length))
          throw new AssayError(
            'engine-malformed',
            `The engine "${id}" did not answer with one vector of finite numbers, all of one length, for each text. Check how it is made.`,
          );
        vectors.push(...found);
      }
      return vectors;
    },
  };
}

// --- Internal ---

function areVectors(given: unknown, count: number, dimensions?: number): given is readonly (readonly number[])[] {
  if (!Array.isArray(given) || given.length !== count) return false;
  const length = dimensions ?? (Array.isArray(given[0]) ? given[0].length : 0);
  if (length < 1 || length > mostDimensions) return false;
  return given.every((vector) => Array.isArray(vector) && vector.length === length && vector.every((value) => Number.isFinite(value)));
}
