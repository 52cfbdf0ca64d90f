import { type Child, element } from '../element.ts';
import { type LinkParts, pageLink } from '../link.ts';
import type { RunState } from '../run-state.ts';
import type { ResultWords } from './result-words.ts';
import type { ShownResult } from './shown-result.ts';

interface EndedParts extends LinkParts {
  readonly run: string;
  readonly words: ResultWords;
}

/** A run that has nothing to show says so in its own words, and why. */
export function withoutResult(
  { status, statements, citations, message, hasUnrunCheck }: RunState,
  { run, ...links }: EndedParts,
): ShownResult {
  const { words } = links;
  const kind = status === 'withheld' && hasUnrunCheck ? 'unchecked' : status === 'withheld' || status === 'cancelled' ? status : 'failed';
  const outcome = words(`ended.${kind}`);
  const said: Child[] = statements.map(({ text }) =>
    kind === 'cancelled'
      ? element('p', { dir: 'auto' }, [text])
      : element('p', { class: 'struck' }, [
          element('span', { class: 'visually-hidden' }, [words('ended.struck')]),
          element('s', { dir: 'auto' }, [text]),
        ]),
  );
  const body = [
    element('p', {}, [words(`ended.${kind}.body`)]),
    message === '' || kind === 'cancelled' ? undefined : element('p', { dir: 'auto' }, [words('ended.reason', { message })]),
    kind === 'withheld' && said.length > 0 ? element('p', {}, [words('ended.withheld.shown')]) : undefined,
    ...said,
    ...(kind === 'withheld' ? sourcesFound(citations, links) : []),
    kind === 'cancelled' ? undefined : element('p', { class: 'facts' }, [words('ended.reference', { run })]),
  ];
  const partial = statements.map(({ text }) => text);
  const copy = kind === 'cancelled' && partial.length > 0 ? { copy: [...partial, words('copy.made.stopped')].join('\n\n') } : {};
  return { outcome, body, ready: outcome, ...copy };
}

// --- Internal ---

/** Pages that were found before an answer was withheld can be read all the same. */
function sourcesFound(citations: RunState['citations'], parts: Omit<EndedParts, 'run'>): Child[] {
  const pages = new Map(citations.map(({ title, position }) => [position.document, title]));
  const stored = [...pages].filter(([document]) => !/^(?:input|fact)\b/.test(document));
  if (stored.length === 0) return [];
  const links = stored.map(([document, title]) => element('li', {}, [pageLink(title, document, parts)]));
  return [element('p', {}, [parts.words('ended.sources')]), element('ul', {}, links)];
}
