import { z } from 'zod';
import { type Exchange, modelOf } from './exchange.ts';
import { json, refuse } from './respond.ts';

const embeddingBody = z.looseObject({
  model: z.string(),
  input: z.union([z.string(), z.array(z.string()).min(1)]),
  dimensions: z.number().int().positive().max(10_000).optional(),
});

/** Vectors of counted letters: texts alike have vectors alike, in every run. */
export function answerEmbeddings({ response, body, options }: Exchange): void {
  const parsed = embeddingBody.safeParse(body);
  if (!parsed.success) {
    refuse(response, 400, z.prettifyError(parsed.error));
    return;
  }
  const { model, input, dimensions = 32 } = parsed.data;
  const data = (typeof input === 'string' ? [input] : input).map((text, index) => ({
    object: 'embedding',
    index,
    embedding: letterCounts(text, dimensions),
  }));
  json(response, { object: 'list', data, model: modelOf(options, model), usage: { prompt_tokens: 1, total_tokens: 1 } });
}

// --- Internal ---

function letterCounts(text: string, dimensions: number): readonly number[] {
  const counts = new Array<number>(dimensions).fill(0);
  for (const letter of text.toLowerCase()) {
    const place = (letter.codePointAt(0) ?? 0) % dimensions;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const length = Math.hypot(...counts) || 1;
  return counts.map((value) => value / length);
}
