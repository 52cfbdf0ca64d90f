import { type Body, readBareHost, readBody, withoutClosers } from './read-body.ts';
import { type Link, readLink } from './read-link.ts';

/** How far around a place it is looked what link stands there. */
export const linkReach = 2_400;

/**
 * Finds links in every form in which they are written: with a scheme or without, in Markdown, with spaces or line breaks put in,
 * percent-encoded, made harmless ("hxxp", "[.]"), code in place of an address. E-mail addresses are none. One for each link.
 */
export function findLinks(text: string): Link[] {
  const links: Link[] = [];
  let seenTo = 0;
  for (const match of text.matchAll(triggers)) {
    if (match.index < seenTo) continue;
    const found = candidateAt(text, match, seenTo);
    if (found === undefined) continue;
    seenTo = found.end;
    if (found.address !== undefined) links.push(readLink(found.address, { ...found, written: text.slice(found.start, found.end) }));
  }
  return links;
}

// --- Internal ---

/** Signs by which a link can be known, all of them rare in prose: a dot between letters or made harmless, a colon with something after it, slashes, and these percent-encoded. */
const triggers =
  /(?<dot>[.。．｡](?=[a-zA-Z_%\u00a1-\uffff]|\d{1,3}[/:])|\[(?:\.|dot|DOT)\]|\((?:\.|dot|DOT)\))|(?<colon>:)(?=[\t\n ]{0,2}[/\\]|\S)|(?<slashes>[/\\]{2,4})|(?<encoded>%3[aA]%2[fF]%2[fF])/g;

const schemeBefore = /(?<![\p{L}\p{N}])(?<name>[a-z][a-z0-9+-]{1,20})[\t\n ]{0,2}$/iu;
const slashesAfter = /[\t\n ]{0,2}[/\\]{1,4}/uy;

/** A link; without its address, what was looked at, is none and is passed over. */
interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly address?: string;
}

function candidateAt(text: string, { index, 0: trigger, groups = {} }: RegExpExecArray, seenTo: number): Candidate | undefined {
  const after = index + trigger.length;
  if (groups.dot !== undefined) return readBareHost(text, index, seenTo);
  if (groups.slashes !== undefined) return withoutScheme(text, index, after);
  const before = schemeBefore.exec(text.slice(Math.max(seenTo, index - 26), index));
  if (before?.groups?.name === undefined) return undefined;
  const start = index - before[0].length;
  const name = before.groups.name.toLowerCase().replace('hxxp', 'http');
  if (groups.encoded !== undefined) return schemed(name, start, readBody(text, after));
  slashesAfter.lastIndex = after;
  if (slashesAfter.test(text)) return schemed(name, start, readBody(text, slashesAfter.lastIndex));
  if (codes.has(name)) return codeAt(text, { name, start, after });
  // A colon without slashes may end a sentence about the scheme: a name with an ending must follow.
  return name === 'http' || name === 'https' ? schemed(name, start, readBody(text, after, { needsEnding: true })) : undefined;
}

function schemed(name: string, start: number, body: Body | undefined): Candidate | undefined {
  return body === undefined ? undefined : { start, end: body.end, address: `${name}://${body.address}` };
}

/** "//host/path", which takes the scheme of the page it stands on; not the comments of programs, nor paths. */
function withoutScheme(text: string, index: number, after: number): Candidate | undefined {
  if (/[\p{L}\p{N}/\\:.]/u.test(text.charAt(index - 1)) || /\s/.test(text.charAt(after))) return undefined;
  return schemed('https', index, readBody(text, after, { needsEnding: true }));
}

const codes = new Set(['javascript', 'vbscript', 'data']);
const dataType = /^[\t\n ]{0,2}(?:[a-z]{2,20}\/[a-z0-9.+-]{1,40}|;|,)/i;

/** Code in place of an address, which acts when it is followed. */
function codeAt(
  text: string,
  { name, start, after }: { readonly name: string; readonly start: number; readonly after: number },
): Candidate | undefined {
  if (name === 'data' && !dataType.test(text.slice(after, after + 64))) return undefined;
  const [run = ''] = /^\S{1,2000}/.exec(text.slice(after, after + 2_000)) ?? [];
  const written = withoutClosers(run);
  return { start, end: after + written.length, address: `${name}:${written}` };
}
