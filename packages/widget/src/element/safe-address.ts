/** A web address as a link may carry it; undefined for any other scheme and for what is no address. */
export function webAddress(text: string): string | undefined {
  try {
    const { protocol, href } = new URL(text);
    return protocol === 'https:' || protocol === 'http:' ? href : undefined;
  } catch {
    return undefined;
  }
}

/** An address to write to, as a link may carry it: a mailto: with nothing but addresses. */
export function mailAddress(text: string): string | undefined {
  return /^mailto:[\w.+@,-]{3,200}$/i.test(text) ? text : undefined;
}

/** The origin of the server that a page names; the page's own where it names none, or none that is a web address. */
export function serverOrigin(named: string | null, own: string): string {
  const address = webAddress(named ?? '');
  return address === undefined ? own : new URL(address).origin;
}

/** The page of a stored document, at the cited place if one is given. */
export function documentAddress(id: string, place?: { readonly start: number; readonly end: number }): string {
  const address = `/documents/${encodeURIComponent(id)}`;
  return place === undefined ? address : `${address}?start=${place.start}&end=${place.end}#cited`;
}
