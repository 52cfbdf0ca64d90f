import { decodeText } from './decode-text.ts';
import { type DocumentFile, type DocumentOutcome, refuse } from './document-outcome.ts';
import { parseHtml } from './html/parse-html.ts';
import { parseOpenDocument } from './office/parse-open-document.ts';
import { parseWord } from './office/parse-word.ts';
import { parseCaptions } from './parse-captions.ts';
import { parseContentItem } from './parse-content-item.ts';
import { parseLines } from './parse-lines.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { parseText } from './parse-text.ts';
import type { ParseResult } from './parsed-document.ts';
import { parsePdf } from './pdf/parse-pdf.ts';
import { policyDocument } from './policy-document.ts';
import { readEmail } from './read-email.ts';
import { type BinaryKind, recogniseFormat, supportedFormats, type TextKind } from './recognise-format.ts';
import { parseRichText } from './rich-text/parse-rich-text.ts';
import { parseCsv } from './tables/parse-csv.ts';
import { parseSpreadsheet } from './tables/parse-spreadsheet.ts';

type Parser<Content> = (content: Content) => ParseResult | Promise<ParseResult>;

/** Formats that are read from their bytes. */
const binaryParsers: Readonly<Record<BinaryKind, Parser<Uint8Array>>> = {
  pdf: parsePdf,
  word: parseWord,
  'open-document': parseOpenDocument,
  spreadsheet: parseSpreadsheet,
  'rich-text': parseRichText,
};

const textParsers: Readonly<Record<Exclude<TextKind, 'email' | 'lines'>, Parser<string>>> = {
  html: parseHtml,
  markdown: parseMarkdown,
  text: parseText,
  csv: parseCsv,
  captions: parseCaptions,
  'content-item': parseContentItem,
};

/** Reads a file of any supported format; everything that can be wrong with it is said in words. */
export async function parseFile(file: DocumentFile, depth = 0): Promise<DocumentOutcome> {
  const { name, bytes } = file;
  const format = recogniseFormat(name, bytes);
  const { kind } = format;
  if (kind === 'unsupported')
    return refuse(
      'unsupported-type',
      `${name} is ${format.what}, which is not read here. ${format.advice} Supported: ${supportedFormats}.`,
    );
  if (kind === 'misnamed')
    return refuse(
      'document-unreadable',
      `${name} ends in .${format.extension}, but its content is not of that kind: it is damaged or was renamed. Get it again, or save its text as text or HTML.`,
    );
  if (isBinaryKind(kind)) return finish(file, await binaryParsers[kind](bytes));

  const decoded = decodeText(bytes, { isMarkup: kind === 'html' });
  if (decoded.status === 'binary')
    return refuse(
      'unsupported-type',
      `${name} is not text: it holds binary data. Save it as text or HTML. Supported: ${supportedFormats}.`,
    );
  // A mail names the character sets of its parts itself.
  if (kind === 'email') return readEmail(file, depth, parseFile);
  const { text } = decoded;
  if (text.trim() === '') return refuse('document-unreadable', `${name} holds only white space. Choose a file that holds text.`);
  if (kind === 'lines') return parseLines(name, text);
  return finish(file, await textParsers[kind](text));
}

// --- Internal ---

function isBinaryKind(kind: BinaryKind | TextKind): kind is BinaryKind {
  return kind in binaryParsers;
}

function finish({ name }: DocumentFile, parsed: ParseResult): DocumentOutcome {
  if (parsed.status === 'unreadable') {
    const refusal = refuse(parsed.code, `${name} ${parsed.why}`);
    return parsed.isScanned === true ? { ...refusal, isScanned: true } : refusal;
  }
  if (parsed.text.trim() === '')
    return refuse('document-unreadable', `${name} holds no text that can be read. Save its text as a text file, and choose that.`);
  const { hidden = '', status: _, ...shown } = parsed;
  return { status: 'read', documents: [policyDocument(name, shown)], ...(hidden === '' ? {} : { hidden }) };
}
