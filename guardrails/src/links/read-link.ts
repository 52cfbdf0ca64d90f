/** A link where it stands, and where it leads. */
export interface Link {
  readonly start: number;
  readonly end: number;
  /** The same for each way to write it. */
  readonly identity: string;
  /** Where a browser would go; undefined where it would go nowhere, or that is not plain to see. */
  readonly target?: { readonly scheme: string; readonly host: string };
}

/** Reads where an address leads, as browsers do (WHATWG URL Standard); `written` is how it stands in the text, disguises and all. */
export function readLink(
  address: string,
  { start, end, written }: { readonly start: number; readonly end: number; readonly written: string },
): Link {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const place = { start, end };
  if (url === undefined) return { ...place, identity: address.toLowerCase() };
  const identity = url.href.replace(/\/$/, '');
  // Programs read signs of other scripts, hidden characters, spaces and backslashes differently; a user or a port is there to deceive.
  const [authority = ''] = written
    .replace(/^[a-z0-9+-]{1,20}:/i, '')
    .replace(/^\/\//, '')
    .split(/[/?#]/, 1);
  if (url.port !== '' || url.username !== '' || !/^[a-z0-9.-]+$/i.test(authority)) return { ...place, identity };
  return { ...place, identity, target: { scheme: url.protocol.slice(0, -1), host: url.hostname.replace(/\.$/, '') } };
}
