import { Embeddings } from '@langchain/core/embeddings';

/** Vectors of counted letters: texts alike have vectors alike, in every run, without a model. */
export class LetterEmbeddings extends Embeddings {
  constructor() {
    super({});
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    return texts.map(letterCounts);
  }

  override async embedQuery(text: string): Promise<number[]> {
    return letterCounts(text);
  }
}

// --- Internal ---

function letterCounts(text: string): number[] {
  const counts = new Array<number>(32).fill(0.01);
  for (const letter of text.toLowerCase()) {
    const place = (letter.codePointAt(0) ?? 0) % 32;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}
