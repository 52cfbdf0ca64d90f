import { element } from './element.ts';
import { documentAddress, mailAddress, webAddress } from './safe-address.ts';
import type { Position } from './wire.ts';
import type { Words } from './words.ts';

/** What a link is made with: the interface's words, and the address of the server whose pages it leads to. */
export interface LinkParts {
  readonly words: Words;
  readonly origin: string;
}

/** A link to a stored document at a place; in a new tab, so that the answer stays. */
export function documentLink(
  title: string,
  position: Pick<Position, 'document' | 'start' | 'end'>,
  { words, origin }: LinkParts,
): HTMLElement {
  return newTab(`${origin}${documentAddress(position.document, position)}`, title, words);
}

/** A link to a stored document. */
export function pageLink(title: string, document: string, { words, origin }: LinkParts): HTMLElement {
  return newTab(`${origin}${documentAddress(document)}`, title, words);
}

/** A link to a place elsewhere, such as where a document says it came from, if that is a web address. */
export function originLink(title: string, url: string, words: Words): HTMLElement | undefined {
  const address = webAddress(url);
  return address === undefined ? undefined : newTab(address, title, words);
}

/** A link to whoever helps: a web address, or one to write to; none for any other. */
export function helpLink(title: string, address: string | null): HTMLElement | undefined {
  const to = webAddress(address ?? '') ?? mailAddress(address ?? '');
  if (to === undefined) return undefined;
  const link = element('a', {}, [title]);
  link.href = to;
  return link;
}

/** A link to what was measured of a tool. */
export function assuranceLink(title: string, tool: string, origin: string): HTMLElement {
  const link = element('a', {}, [title]);
  link.href = `${origin}/assurance#${encodeURIComponent(tool)}`;
  return link;
}

// --- Internal ---

function newTab(address: string, title: string, words: Words): HTMLElement {
  const link = element('a', { dir: 'auto' }, [title, element('span', { class: 'new-tab' }, [` ${words('newTab')}`])]);
  link.href = address;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  return link;
}
