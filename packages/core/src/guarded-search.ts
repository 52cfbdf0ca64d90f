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
  const seen = new Map<string, Pick<Passage, 'title' | 'text'> | undefined>();
  const admit = async ({ title, text, position, metadata }: Passage) => {
    if (metadata.marking !== undefined) session.addMarking(metadata.marking);
    const judged = await session.check(text, { stage: 'context', trust: 'retrieved' });
    // A title is its author's text like any other, and goes where the passage goes.
    const named = title === '' ? undefined : await session.check(title, { stage: 'context', trust: 'retrieved' });
    const isOut = judged.action === 'block' || named?.action === 'block';
    // What may not pass gives no title away either.
    await verdicts.note('context', named === undefined ? [judged] : [judged, named], isOut ? 'a passage that was left out' : title);
    if (judged.action === 'block' || named?.action === 'block') return undefined;
    const inside = insideOf(judged);
    const shown = named === undefined ? '' : insideOf(named).text;
    session.addSource(
      { document: position.document, title: shown, start: position.start, text: inside.text, trust: 'retrieved' },
      inside.map,
    );
    return { title: shown, text: inside.text };
  };

  return async (request) => {
    const { passages, receipt } = await retriever.search(request, caller);
    const admitted: Passage[] = [];
    for (const passage of passages) {
      const key = `${passage.id}\u0000${passage.title}\u0000${passage.text}`;
      if (!seen.has(key)) seen.set(key, await admit(passage));
      const known = seen.get(key);
      if (known !== undefined) admitted.push({ ...passage, ...known });
    }
    return { passages: admitted, receipt };
  };
}
