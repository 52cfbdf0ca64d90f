import { readDirectory } from './archive/read-directory.ts';
import { latin1 } from './decode-text.ts';

/** What a file is, by its bytes and then by its name. */
export type Format =
  | { readonly kind: ReadKind }
  | { readonly kind: 'unsupported'; readonly what: string; readonly advice: string }
  /** A name that promises one format over bytes of another. */
  | { readonly kind: 'misnamed'; readonly extension: string };

export type BinaryKind = 'pdf' | 'word' | 'open-document' | 'spreadsheet' | 'rich-text';
export type TextKind = 'html' | 'text' | 'markdown' | 'email' | 'lines' | 'csv' | 'captions' | 'content-item';
type ReadKind = BinaryKind | TextKind;

/** The formats that are read, in words. */
export const supportedFormats =
  'PDF, Word (.docx), OpenDocument (.odt, .ods), rich text (.rtf), Excel (.xlsx), CSV, HTML, plain text, Markdown, e-mail (.eml), captions (.vtt, .srt), GOV.UK content (.json) and approved lines (.jsonl)';

const saveOther = 'Save its text as text or HTML.';
const readPicture = 'Type its words into a text file.';
const unpack = 'Unpack it, and choose the files in it.';

/** File signatures of what is not read: how the bytes begin, in Latin-1. */
const signatures: readonly (readonly [start: string, what: string, advice: string])[] = [
  ['\x89PNG', 'a picture', readPicture],
  ['\xff\xd8\xff', 'a picture', readPicture],
  ['GIF8', 'a picture', readPicture],
  ['II*\0', 'a picture', readPicture],
  ['MM\0*', 'a picture', readPicture],
  ['\x1f\x8b', 'a compressed file', unpack],
  ['7z\xbc\xaf', 'a compressed file', unpack],
  ['Rar!', 'a compressed file', unpack],
];

/** What an older Office container is, by the name of a stream in it (in UTF-16). */
const containers: readonly (readonly [stream: string, what: string, advice: string])[] = [
  ['EncryptedPackage', 'locked with a password', 'Open it, save it without the password, and choose that file.'],
  ['WordDocument', 'an older Word file (.doc)', 'Open it in Word or LibreOffice, and save it as .docx.'],
  ['__substg1.0_', 'an Outlook message (.msg)', 'Save it from Outlook as text, or as .eml.'],
  ['PowerPoint Document', 'an older presentation (.ppt)', saveOther],
  ['Workbook', 'an older Excel file (.xls)', 'Open it in Excel or LibreOffice, and save it as .xlsx.'],
];

/** What a ZIP archive is, by a name it holds. */
const archives: readonly (readonly [mark: string, format: Format])[] = [
  ['application/vnd.oasis.opendocument.presentation', { kind: 'unsupported', what: 'a presentation', advice: saveOther }],
  ['application/vnd.oasis.opendocument', { kind: 'open-document' }],
  ['word/', { kind: 'word' }],
  ['xl/workbook.bin', { kind: 'unsupported', what: 'a binary Excel file (.xlsb)', advice: 'Open it in Excel, and save it as .xlsx.' }],
  ['xl/', { kind: 'spreadsheet' }],
  ['ppt/', { kind: 'unsupported', what: 'a presentation', advice: saveOther }],
  // A program that packs the mark of OpenDocument hides it.
  ['META-INF/manifest.xml', { kind: 'open-document' }],
];

const kindsByExtension: Readonly<Record<string, TextKind>> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  eml: 'email',
  jsonl: 'lines',
  csv: 'csv',
  tsv: 'csv',
  vtt: 'captions',
  srt: 'captions',
  json: 'content-item',
};

/** Formats that are told by their first bytes: a file with such a name and other bytes is damaged or misnamed. */
const binaryExtensions = new Set('pdf docx docm dotx odt ods ott rtf xlsx xlsm doc xls ppt pptx msg zip'.split(' '));

/** Names of an archive that are looked at. */
const mostListed = 10_000;

/** Headers that only a mail program writes. */
const mailHeader = /^(?:MIME-Version|Received|Message-ID|Return-Path|Delivered-To):/im;

/** Tells a file's format; binary formats by their first bytes, text formats by how they open and then by their extension. */
export function recogniseFormat(name: string, bytes: Uint8Array): Format {
  const head = latin1(bytes, 4_096);
  const signature = signatures.find(([start]) => head.startsWith(start));
  if (signature !== undefined) return { kind: 'unsupported', what: signature[1], advice: signature[2] };
  if (head.startsWith('PK\x03\x04')) return archiveFormat(bytes);
  if (head.startsWith('\xd0\xcf\x11\xe0')) return containerFormat(bytes);

  // A byte order mark, and the zeros of UTF-16, stand between the ASCII letters that are looked for.
  const opening = head
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart();
  // Readers look for the mark of a PDF in the first kilobyte (ISO 32000-2, annex I).
  if (/^[^<]{0,1000}%PDF-\d/s.test(opening) && !/^[\w-]{1,40}:/.test(opening)) return { kind: 'pdf' };
  if (opening.startsWith('{\\rtf')) return { kind: 'rich-text' };
  if (/^WEBVTT(?:\s|$)/.test(opening)) return { kind: 'captions' };
  if (/^(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--.{0,2000}?-->\s{0,99})?<(?:!doctype\s{1,9}html|html)\b/is.test(opening))
    return { kind: 'html' };
  return textFormat(name, opening);
}

// --- Internal ---

function textFormat(name: string, opening: string): Format {
  const extension = extensionOf(name);
  const named = kindsByExtension[extension];
  if (opening.startsWith('<?xml') && named !== 'html') return { kind: 'unsupported', what: 'an XML file', advice: saveOther };
  if (named === 'text' || named === undefined) {
    const headers = opening.split(/\r?\n\r?\n/, 1)[0] ?? '';
    if (/^[\w-]{1,40}:/.test(headers) && mailHeader.test(headers)) return { kind: 'email' };
  }
  if (named !== undefined) return { kind: named };
  if (binaryExtensions.has(extension)) return { kind: 'misnamed', extension };
  if (extension !== '') return { kind: 'unsupported', what: `a .${extension} file`, advice: saveOther };
  if (/^<(?:head|body|meta|title|main|article|div|p|h[1-6]|table|ul|section)\b/i.test(opening)) return { kind: 'html' };
  return { kind: 'text' };
}

/** By the names its directory lists, and the mark at its beginning; where it was cut short, by any name that is left. */
function archiveFormat(bytes: Uint8Array): Format {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const listed = readDirectory(bytes, mostListed);
  const isThere = (mark: string) =>
    typeof listed === 'string'
      ? content.includes(mark)
      : content.subarray(30, 200).toString('latin1').startsWith(`mimetype${mark}`) || listed.some(({ name }) => name.startsWith(mark));
  const found = archives.find(([mark]) => isThere(mark));
  return found?.[1] ?? { kind: 'unsupported', what: 'a compressed file', advice: unpack };
}

function containerFormat(bytes: Uint8Array): Format {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const found = containers.find(([stream]) => content.includes(Buffer.from(stream, 'utf16le')));
  return { kind: 'unsupported', what: found?.[1] ?? 'an older Office or Outlook file', advice: found?.[2] ?? saveOther };
}

function extensionOf(name: string): string {
  const extension = /\.([a-z][a-z0-9]{0,9})$/i.exec(name)?.[1] ?? '';
  return extension.toLowerCase();
}
