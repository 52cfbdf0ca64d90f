import { decodeText } from './decode-text.ts';
import { type DocumentFile, type DocumentOutcome, refuse } from './document-outcome.ts';
import { parseHtml } from './html/parse-html.ts';
import { parseEmail } from './parse-email.ts';
import { parseLines } from './parse-lines.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { parseText } from './parse-text.ts';
import type { ParsedDocument } from './parsed-document.ts';
import { policyDocument } from './policy-document.ts';
import { recogniseFormat, supportedFormats } from './recognise-format.ts';

/** Reads a file of any supported format; everything that can be wrong with it is said in words. */
export async function parseFile(file: DocumentFile): Promise<DocumentOutcome> {
  const { name, bytes } = file;
  const format = recogniseFormat(name, bytes);
  if (format.kind === 'unsupported')
    return refuse(
      'unsupported-type',
      `${name} is ${format.what}, which is not read here. ${format.advice} Supported: ${supportedFormats}.`,
    );
  const decoded = decodeText(bytes, { isMarkup: format.kind === 'html' });
  if (decoded.status === 'binary')
    return refuse(
      'unsupported-type',
      `${name} is not text: it holds binary data. Save it as text or HTML. Supported: ${supportedFormats}.`,
    );
  // A mail names the character sets of its parts itself.
  if (format.kind === 'email') return finish(file, await parseEmail(bytes));
  const { text } = decoded;
  if (text.trim() === '') return refuse('document-unreadable', `${name} holds only white space. Choose a file that holds text.`);
  if (format.kind === 'lines') return parseLines(name, text);
  if (format.kind === 'html') return finish(file, parseHtml(text));
  return finish(file, format.kind === 'markdown' ? parseMarkdown(text) : parseText(text));
}

// --- Internal ---

function finish({ name }: DocumentFile, parsed: ParsedDocument): DocumentOutcome {
  if (parsed.text.trim() === '') {
    const note = parsed.metadata.description ?? '';
    const found = parsed.metadata.type === 'e-mail' && note !== '' ? ` (${note})` : '';
    return refuse('document-unreadable', `${name} holds no text that can be read${found}. Save its text as a text file, and choose that.`);
  }
  const { hidden = '', ...shown } = parsed;
  return { status: 'read', documents: [policyDocument(name, shown)], ...(hidden === '' ? {} : { hidden }) };
}
