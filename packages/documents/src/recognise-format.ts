import { latin1 } from './decode-text.ts';

/** What a file is, by its bytes and then by its name. */
export type Format =
  | { readonly kind: 'html' | 'text' | 'markdown' | 'email' | 'lines' }
  | { readonly kind: 'unsupported'; readonly what: string; readonly advice: string };

/** The formats that are read, in words. */
export const supportedFormats = 'HTML, plain text, Markdown, e-mail (.eml) and approved lines (.jsonl)';

const saveAsText = 'PDF and Word files come later: save it as text or HTML.';
const saveOther = 'Save its text as text or HTML.';
const readPicture = 'Type its words into a text file.';
const unpack = 'Unpack it, and choose the files in it.';

/** File signatures: how the bytes begin, in Latin-1. */
const signatures: readonly (readonly [start: string, what: string, advice: string])[] = [
  ['%PDF-', 'a PDF file', saveAsText],
  ['{\\rtf', 'a rich text (RTF) file', saveOther],
  ['\xd0\xcf\x11\xe0', 'an older Office or Outlook file', saveAsText],
  ['\x89PNG', 'a picture', readPicture],
  ['\xff\xd8\xff', 'a picture', readPicture],
  ['GIF8', 'a picture', readPicture],
  ['II*\0', 'a picture', readPicture],
  ['MM\0*', 'a picture', readPicture],
  ['\x1f\x8b', 'a compressed file', unpack],
  ['7z\xbc\xaf', 'a compressed file', unpack],
  ['Rar!', 'a compressed file', unpack],
];

/** What a ZIP archive is, by a name it holds. */
const archives: readonly (readonly [mark: string, what: string, advice: string])[] = [
  ['word/', 'a Word file', saveAsText],
  ['xl/', 'a spreadsheet', saveOther],
  ['ppt/', 'a presentation', saveOther],
  ['opendocument', 'an OpenDocument file', saveOther],
];

const kindsByExtension: Readonly<Record<string, Exclude<Format['kind'], 'unsupported'>>> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  eml: 'email',
  jsonl: 'lines',
};

/** Headers that only a mail program writes. */
const mailHeader = /^(?:MIME-Version|Received|Message-ID|Return-Path|Delivered-To):/im;

/** Tells a file's format; binary formats by their first bytes, text formats by how they open and then by their extension. */
export function recogniseFormat(name: string, bytes: Uint8Array): Format {
  const head = latin1(bytes, 4_096);
  const signature = signatures.find(([start]) => head.startsWith(start));
  if (signature !== undefined) return { kind: 'unsupported', what: signature[1], advice: signature[2] };
  if (head.startsWith('PK\x03\x04')) return archiveFormat(bytes);

  // A byte order mark, and the zeros of UTF-16, stand between the ASCII letters that are looked for.
  const opening = head
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (/^(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--.{0,2000}?-->\s{0,99})?<(?:!doctype\s{1,9}html|html)\b/is.test(opening))
    return { kind: 'html' };

  const extension = extensionOf(name);
  const named = kindsByExtension[extension];
  if (opening.startsWith('<?xml') && named !== 'html') return { kind: 'unsupported', what: 'an XML file', advice: saveOther };
  if (named === 'text' || named === undefined) {
    const headers = opening.split(/\r?\n\r?\n/, 1)[0] ?? '';
    if (/^[\w-]{1,40}:/.test(headers) && mailHeader.test(headers)) return { kind: 'email' };
  }
  if (named !== undefined) return { kind: named };
  if (extension !== '') return { kind: 'unsupported', what: `a .${extension} file`, advice: saveOther };
  if (/^<(?:head|body|meta|title|main|article|div|p|h[1-6]|table|ul|section)\b/i.test(opening)) return { kind: 'html' };
  return { kind: 'text' };
}

// --- Internal ---

function archiveFormat(bytes: Uint8Array): Format {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const found = archives.find(([mark]) => content.includes(mark));
  return { kind: 'unsupported', what: found?.[1] ?? 'a compressed file', advice: found?.[2] ?? unpack };
}

function extensionOf(name: string): string {
  const extension = /\.([a-z][a-z0-9]{0,9})$/i.exec(name)?.[1] ?? '';
  return extension.toLowerCase();
}
