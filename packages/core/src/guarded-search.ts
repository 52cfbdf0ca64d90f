import type { Caller } from './caller.ts';
import { type GuardSession, insideOf } from './guardrails.ts';
import type { Passage, Retriever } from './retriever.ts';
import type { ToolContext } from './tool.ts';
import type { VerdictLog } from './verdict-log.ts';

interface GuardedSearchParts {
  readonly retriever: Retriever;
  readonly caller: Caller;
  readonly session: GuardSession;
  readonly verdicts: VerdictLog;
}

/**
 * Stage `context`: sources reach a tool only for its caller, and only after every passage was checked. One that is found again
 * in the same run was checked already: it passes, or stays out, as it did.
 */
export function guardedSearch({ retriever, caller, session, verdicts }: GuardedSearchParts): ToolContext['search'] {
  const seen = new Map<string, string | undefined>();
  return async (request) => {
    const { passages, receipt } = await retriever.search(request, caller);
    const admitted: Passage[] = [];
    for (const passage of passages) {
      const key = `${passage.id}\u0000${passage.title}\u0000${passage.text}`;
      if (seen.has(key)) {
        const known = seen.get(key);
        if (known !== undefined) admitted.push({ ...passage, text: known });
        continue;
      }
      const verdict = await session.check(passage.text, { stage: 'context', trust: 'retrieved' });
      // What may not pass gives no title away either.
      await verdicts.note('context', [verdict], verdict.action === 'block' ? 'a passage that was left out' : passage.title);
      seen.set(key, verdict.action === 'block' ? undefined : insideOf(verdict).text);
      if (verdict.action === 'block') continue;
      const { text, map } = insideOf(verdict);
      const { document, title, position } = passage;
      session.addSource({ document, title, start: position.start, text, trust: 'retrieved' }, map);
      admitted.push({ ...passage, text });
    }
    return { passages: admitted, receipt };
  };
}
