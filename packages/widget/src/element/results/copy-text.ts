import { documentAddress, webAddress } from '../safe-address.ts';
import type { Citation } from '../wire.ts';
import type { ResultWords } from './result-words.ts';

/** A result as plain text: what it says, with numbers, then where each number stands. */
interface CopiedResult {
  readonly heading: string;
  readonly statements: readonly { readonly text: string; readonly citations: readonly Citation[] }[];
  readonly note: string;
  /** The address of this server, for links that work from elsewhere. */
  readonly origin: string;
  readonly sourceTitle: string;
}

/** What the copy button puts on the clipboard. */
export function copyText({ heading, statements, note, origin, sourceTitle }: CopiedResult, words: ResultWords): string {
  const sources = sourcesOf(statements);
  const numbers = new Map(sources.map((source, place) => [keyOf(source), place + 1]));
  const lines = statements.map(({ text, citations }) =>
    [text, ...citations.map((citation) => `[${numbers.get(keyOf(citation)) ?? ''}]`)].join(' '),
  );
  const list = sources.map((source, place) => `[${place + 1}] ${placeOf(source, { origin, sourceTitle }, words)}`);
  return [heading, ...lines, note, ...(list.length === 0 ? [] : [[words('copy.sources'), ...list].join('\n')])]
    .filter((part) => part !== '')
    .join('\n\n');
}

// --- Internal ---

function sourcesOf(statements: CopiedResult['statements']): readonly Citation[] {
  return [...new Map(statements.flatMap(({ citations }) => citations.map((one) => [keyOf(one), one] as const))).values()];
}

function keyOf({ position: { document, start, end } }: Citation): string {
  return `${document} ${start} ${end}`;
}

function placeOf(
  { title, position, url, notes = [] }: Citation,
  { origin, sourceTitle }: { origin: string; sourceTitle: string },
  words: ResultWords,
): string {
  const { document, section, page, start, end } = position;
  const isInput = /^input(?:-\d{1,2})?$/.test(document);
  return [
    isInput ? sourceTitle : title,
    section,
    page === undefined ? undefined : words('citation.page', { page }),
    isInput ? words('copy.place', { start, end }) : undefined,
    ...notes,
    url === undefined ? undefined : webAddress(url),
    isInput ? undefined : `${origin}${documentAddress(document, position)}`,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}
