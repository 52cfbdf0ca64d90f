import { isHost } from './is-host.ts';

/** What follows a scheme: an address up to its end, without what was put in to hide it. */
export interface Body {
  readonly end: number;
  readonly address: string;
}

/** A longer one is cut: the rest of it says nothing more. */
const longest = 2_000;

const run = /[^\s<>"'`|“”«»⟦⟧]{1,2000}/uy;
/** What goes on after a space or a line break that was put into a host. */
const goesOn = /[\t ]{1,2}(?=\.)|[\t ]{0,2}\n?[\t ]{0,2}(?=[\p{L}\p{N}])/uy;

/** What an address begins with, looked at before the rest is read. */
const beginning = /[/\\]{0,4}(?:[\p{L}\p{N}_%.\u00ad\u200b-\u200d\u2060-]{1,253}|\[)/uy;

/** Reads what follows a scheme; undefined where no address does, or one whose host must have an ending has none. */
export function readBody(text: string, at: number, { needsEnding = false } = {}): Body | undefined {
  const from = at + (/^[\t ]{0,2}/.exec(text.slice(at, at + 2))?.[0].length ?? 0);
  const begun = endOf(beginning, text, from);
  if (begun === undefined || (needsEnding && !text.slice(from, begun).includes('.'))) return undefined;
  const firstEnd = endOf(run, text, from) ?? begun;
  let end = firstEnd;
  for (let joins = 0; joins < 4 && isUnfinished(plain(text.slice(from, end))); joins += 1) {
    const next = endOf(goesOn, text, end);
    const further = next === undefined ? undefined : endOf(run, text, next);
    if (further === undefined || further - from > longest) break;
    end = further;
  }
  // What was joined counts only if a host came of it.
  const whole = withoutClosers(text.slice(from, end));
  const kept = end === firstEnd || isHost(hostOf(plain(whole)), 'sure') ? whole : withoutClosers(text.slice(from, firstEnd));
  const address = plain(kept);
  if (!/^[\p{L}\p{N}[%_-]/u.test(address) || (needsEnding && !isHost(hostOf(address), 'sure'))) return undefined;
  return { end: from + kept.length, address };
}

const label = '[\\p{L}\\p{N}_%\\u00ad\\u200b-\\u200d\\u2060-]{1,63}';
const dots = '(?:[.。．｡]|[\\t ]?\\[(?:\\.|dot)\\][\\t ]?|[\\t ]?\\((?:\\.|dot)\\)[\\t ]?)';
const bareHost = new RegExp(`${label}(?:${dots}${label}){1,10}\\.?(?::\\d{1,5}(?!\\d))?`, 'iuy');
const path = /[/\\?#][^\s<>"'`|“”«»⟦⟧]{0,2000}/uy;
/** A host does not begin with them. */
const signsBefore = '._%-。．｡\u00ad\u200b\u200c\u200d\u2060';

/** Reads a host without a scheme around a dot; an e-mail address, and what is no host, is passed over. */
export function readBareHost(text: string, dot: number, seenTo: number): { start: number; end: number; address?: string } | undefined {
  let start = text.charAt(dot - 1) === ' ' && text.charAt(dot) !== '.' ? dot - 1 : dot;
  const nearest = Math.max(seenTo, dot - 253);
  while (start > nearest && isHostPart(text.charCodeAt(start - 1))) start -= 1;
  while (start < dot && signsBefore.includes(text.charAt(start))) start += 1;
  const hostEnd = endOf(bareHost, text, start);
  if (hostEnd === undefined) return undefined;
  const passed = { start, end: hostEnd };
  const before = text.charAt(start - 1);
  if (before === '@' || before === '/' || before === '\\') return passed;
  const pathEnd = endOf(path, text, hostEnd);
  if (text.charAt(hostEnd) === '@') return withUser(text, start, hostEnd) ?? passed;
  const written = withoutClosers(text.slice(start, pathEnd ?? hostEnd));
  const address = plain(written);
  const host = hostOf(address);
  if (isHost(host, address.length > host.length ? 'sure' : 'likely'))
    return { start, end: start + written.length, address: `https://${address}` };
  // A sentence that follows without a space: "gov.uk.The".
  const shorter = host.replace(/\.\p{Lu}[\p{L}]*$/u, '');
  return shorter !== host && isHost(shorter, 'likely') ? { start, end: start + shorter.length, address: `https://${shorter}` } : passed;
}

/** Signs that end a sentence or close a bracket around a link are not its own. */
export function withoutClosers(written: string): string {
  let end = written.length;
  for (;;) {
    const last = written.charAt(end - 1);
    const opener = { ')': '(', ']': '[', '}': '{' }[last];
    const isOwn = opener !== undefined && countOf(written, opener, end) >= countOf(written, last, end);
    if (end === 0 || isOwn || !/[.,;:!?…*_~)\]}’]/.test(last)) return written.slice(0, end);
    end -= 1;
  }
}

// --- Internal ---

/** The host of an address without its scheme, with its port left out. */
function hostOf(address: string): string {
  const [authority = ''] = address.split(/[/\\?#]/, 1);
  return authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d{0,5}$/, '');
}

/** Letters, figures and dots of any script, and what is put between them; a first look, the pattern looks closer. */
function isHostPart(code: number): boolean {
  if (code >= 0x80) return /[\p{L}\p{N}。．｡\u00ad\u200b-\u200d\u2060]/u.test(String.fromCharCode(code));
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x2e ||
    code === 0x2d ||
    code === 0x5f ||
    code === 0x25
  );
}

/** "gov.uk@evil.example/path" is an address with a user in it; without a path it is that of a mailbox. */
function withUser(text: string, start: number, at: number): { start: number; end: number; address: string } | undefined {
  const hostEnd = endOf(bareHost, text, at + 1);
  const pathEnd = hostEnd === undefined ? undefined : endOf(path, text, hostEnd);
  if (pathEnd === undefined) return undefined;
  const written = withoutClosers(text.slice(start, pathEnd));
  return { start, end: start + written.length, address: `https://${plain(written)}` };
}

/** Without the disguises: dots made harmless, spaces and line breaks put in, percent-encoding of what makes a host. */
function plain(written: string): string {
  const address = written
    .replaceAll(/[\t ]?\[(?:\.|dot)\][\t ]?|[\t ]?\((?:\.|dot)\)[\t ]?|[。．｡]/giu, '.')
    .replaceAll(/[\s\u00ad\u200b-\u200d\u2060]/g, '')
    .replace(/^[/\\]+/, '');
  return address.replace(/^[^/\\?#]*%2f/i, (host) => host.replace(/%2f/i, '/'));
}

/** Whether a host may go on after a space: it has no ending yet, and no path has begun. */
function isUnfinished(address: string): boolean {
  return !/[/\\?#]/.test(address) && !isHost(hostOf(address), 'sure');
}

function countOf(written: string, sign: string, end: number): number {
  let count = 0;
  for (let place = written.indexOf(sign); place >= 0 && place < end; place = written.indexOf(sign, place + 1)) count += 1;
  return count;
}

/** Where a pattern that is tried at one place ends, if it holds there. */
function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
