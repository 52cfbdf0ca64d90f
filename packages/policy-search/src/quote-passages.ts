import type { ToolContext, ToolEvent } from '@assay/core';
import { findAnswer } from './find-answer.ts';
import type { PolicySearchInput, PolicySearchResult } from './policy-search.ts';
import { tellPassages } from './tell-passages.ts';

/** Policy search on the embedded engine: quotes passages, writes nothing of its own. */
export async function* quotePassages(input: PolicySearchInput, context: ToolContext): AsyncGenerator<ToolEvent, PolicySearchResult> {
  return yield* tellPassages(yield* findAnswer(input, context), []);
}
