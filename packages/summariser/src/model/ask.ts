import { AssayError, type ModelEngine } from '@assay/core';

/** An answer longer than this is no summary. */
const longestAnswer = 60_000;

/** Asks a model once and takes its answer whole, bounded. */
export async function ask(engine: ModelEngine, content: string, signal: AbortSignal): Promise<string> {
  let answer = '';
  for await (const piece of engine.chat([{ role: 'user', content }], signal)) {
    answer += piece;
    if (answer.length > longestAnswer)
      throw new AssayError(
        'engine-failed',
        `The model wrote more than ${longestAnswer} characters where a summary was asked for. Try again.`,
      );
  }
  return answer;
}
