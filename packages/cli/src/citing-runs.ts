import type { Store } from '@assay/core';

/** A run that cited a document, and the words it quoted. */
export interface CitingRun {
  readonly run: string;
  readonly at: string;
  readonly tool: string;
  readonly owner: string;
  readonly status: string;
  readonly quotes: readonly string[];
}

/** Every stored run that cited a document, oldest first, told one by one: what to look at when the document was wrong. */
export async function* citingRuns({ audit, runs }: Pick<Store, 'audit' | 'runs'>, document: string): AsyncGenerator<CitingRun, void> {
  for (const { at, body } of await audit.read(['run-opened'])) {
    const id = String(body.run ?? '');
    const run = await runs.get(id);
    if (run === undefined) continue;
    const events = await runs.events(id, 0);
    const quotes = events.flatMap((event) =>
      event.type === 'citation' && event.citation.position.document === document ? [event.citation.quote] : [],
    );
    if (quotes.length > 0) yield { run: id, at, tool: run.tool, owner: run.owner, status: run.status, quotes: [...new Set(quotes)] };
  }
}
