/** How deep parts may stand within parts before a message is taken for an attempt to wear us out. */
const deepest = 5;

/** The letter in an e-mail: who, when, what about, and its plain text; undefined where it has none. */
export function readEmail(bytes: Uint8Array): string | undefined {
  const message = partOf(latin1(bytes));
  const body = plainText(message, 0);
  if (body === undefined) return undefined;
  const fields = ['From', 'To', 'Date', 'Subject'].flatMap((name) => {
    const value = message.fields.get(name.toLowerCase());
    return value === undefined ? [] : [`${name}: ${decodeWords(value)}`];
  });
  return [...fields, ...(fields.length === 0 ? [] : ['']), body.trim()].join('\n');
}

// --- Internal ---

interface Part {
  readonly fields: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Fields and body of a message or of a part; folded fields are unfolded (RFC 5322, 2.2.3). */
function partOf(raw: string): Part {
  const text = raw.replaceAll('\r\n', '\n');
  const end = text.startsWith('\n') ? 0 : text.indexOf('\n\n');
  const head = end < 0 ? text : text.slice(0, end);
  const fields = new Map<string, string>();
  let name = '';
  for (const line of head.split('\n')) {
    const colon = line.indexOf(':');
    if (/^[ \t]/.test(line) && name !== '') fields.set(name, `${fields.get(name) ?? ''} ${line.trim()}`);
    else if (colon > 0) {
      name = line.slice(0, colon).trim().toLowerCase();
      if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
    }
  }
  return { fields, body: end < 0 ? '' : text.slice(end === 0 ? 1 : end + 2) };
}

function plainText({ fields, body }: Part, depth: number): string | undefined {
  const type = fields.get('content-type') ?? 'text/plain';
  if (/^text\/plain/i.test(type)) {
    const charset = parameter(type, 'charset') ?? 'utf-8';
    return decodeBytes(decodeTransfer(body, fields.get('content-transfer-encoding') ?? ''), charset);
  }
  const boundary = parameter(type, 'boundary');
  if (!/^multipart\//i.test(type) || boundary === undefined || depth >= deepest) return undefined;
  for (const raw of `\n${body}`.split(`\n--${boundary}`).slice(1)) {
    if (raw.startsWith('--')) return undefined;
    const part = partOf(raw.slice(raw.indexOf('\n') + 1));
    const isAttached = /^attachment/i.test(part.fields.get('content-disposition') ?? '');
    const found = isAttached ? undefined : plainText(part, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function parameter(value: string, name: string): string | undefined {
  const [, quoted, plain] = new RegExp(`;\\s{0,20}${name}="([^"]{1,200})"|;\\s{0,20}${name}=([^;\\s]{1,200})`, 'i').exec(value) ?? [];
  return quoted ?? plain;
}

function decodeTransfer(text: string, encoding: string): Uint8Array {
  if (/base64/i.test(encoding)) return decodeBase64(text);
  if (/quoted-printable/i.test(encoding)) return decodeQuoted(text.replaceAll('=\n', ''));
  return bytesOf(text);
}

/** Words of a field in another character set (RFC 2047). */
function decodeWords(value: string): string {
  return value
    .replace(/(\?=)\s{1,20}(=\?)/g, '$1$2')
    .replace(/=\?([\w-]{1,40})\?([bq])\?([^?\s]{0,400})\?=/gi, (_, charset: string, kind: string, text: string) => {
      const bytes = kind.toLowerCase() === 'b' ? decodeBase64(text) : decodeQuoted(text.replaceAll('_', ' '));
      return decodeBytes(bytes, charset);
    });
}

function decodeQuoted(text: string): Uint8Array {
  return bytesOf(text.replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))));
}

function decodeBase64(text: string): Uint8Array {
  try {
    return bytesOf(atob(text.replace(/[^A-Za-z0-9+/]/g, '')));
  } catch {
    return new Uint8Array();
  }
}

function decodeBytes(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    // An unknown or a wrong name for the character set is common in old mail.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** One character a byte, so that headers can be read before the character set is known. */
function latin1(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8_192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
  return pieces.join('');
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
}
