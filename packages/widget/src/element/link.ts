import { element } from './element.ts';
import { documentAddress, webAddress } from './safe-address.ts';
import type { Position } from './wire.ts';
import type { Words } from './words.ts';

/** A link to a stored document at a place; in a new tab, so that the answer stays. */
export function documentLink(title: string, position: Pick<Position, 'document' | 'start' | 'end'>, words: Words): HTMLElement {
  return newTab(documentAddress(position.document, position), title, words);
}

/** A link to a stored document. */
export function pageLink(title: string, document: string, words: Words): HTMLElement {
  return newTab(documentAddress(document), title, words);
}

/** A link to where a document says it came from, if that is a web address. */
export function originLink(title: string, url: string, words: Words): HTMLElement | undefined {
  const address = webAddress(url);
  return address === undefined ? undefined : newTab(address, title, words);
}

/** A link to what was measured of a tool. */
export function assuranceLink(title: string, tool: string): HTMLElement {
  const link = element('a', {}, [title]);
  link.href = `/assurance#${encodeURIComponent(tool)}`;
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
