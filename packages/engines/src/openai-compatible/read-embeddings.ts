import { AssayError, reportedName } from '@assay/core';
import { z } from 'zod';

const answer = z.object({
  model: z.string().optional(),
  data: z.array(z.object({ index: z.number().int().min(0), embedding: z.array(z.number()).min(1).max(20_000) })),
});

/** The vectors of an answer in the order of its texts: one for each, all of one length, from the model that was asked. */
export function readEmbeddings(
  given: unknown,
  { id, model, count }: { readonly id: string; readonly model: string; readonly count: number },
): readonly (readonly number[])[] {
  const parsed = answer.safeParse(given);
  const vectors = parsed.success ? parsed.data.data.sort((a, b) => a.index - b.index) : [];
  const [first] = vectors;
  if (
    !parsed.success ||
    vectors.length !== count ||
    vectors.some(({ index, embedding }, place) => index !== place || embedding.length !== first?.embedding.length)
  )
    throw new AssayError(
      'engine-malformed',
      `The endpoint of the engine "${id}" did not answer with one vector for each text. Check "embeddings" of the engine.`,
    );
  const said = parsed.data.model ?? model;
  if (said !== model)
    throw new AssayError(
      'engine-changed',
      `The engine "${id}" was set to embed with "${model}", and its endpoint answers as another. Set the name it gives as "embeddings" of the engine, then measure again.`,
      { reported: reportedName(said) },
    );
  return vectors.map(({ embedding }) => embedding);
}
