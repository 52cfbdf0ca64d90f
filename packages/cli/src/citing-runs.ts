import type { RunStore } from '@assay/core';

/** A run that cited a document, and the words it quoted. */
export interface CitingRun {
  readonly run: string;
  readonly at: string;
  readonly tool: string;
  readonly owner: string;
  readonly status: string;
  readonly quotes: readonly string[];
}

/**
 * Every stored run that cited a document, oldest first, told one by one: what to look at when the document was wrong. Of a run
 * whose content was erased nobody knows.
 */
export async function* citingRuns(
  runs: Pick<RunStore, 'find' | 'events'>,
  document: string,
): AsyncGenerator<CitingRun | { readonly erased: string }, void> {
  for await (const { id: run, createdAt: at, tool, owner, status, erasedAt } of runs.find({})) {
    if (erasedAt !== undefined) {
      yield { erased: run };
      continue;
    }
    const events = await runs.events(run, 0);
    const quotes = events.flatMap((event) =>
      event.type === 'citation' && event.citation.position.document === document ? [event.citation.quote] : [],
    );
    if (quotes.length > 0) yield { run, at, tool, owner, status, quotes: [...new Set(quotes)] };
  }
}
