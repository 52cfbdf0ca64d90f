import type { Block, DocumentMetadata } from '@assay/core';
import { collapseSpace } from '@assay/language';
import PostalMime, { type Address, type Email } from 'postal-mime';
import { parseHtml } from './html/parse-html.ts';
import { isoDate, writtenDate } from './iso-date.ts';
import { textBlocks, tidyLines } from './parse-text.ts';
import type { ParsedDocument } from './parsed-document.ts';

/** A file that came with an e-mail. */
interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An e-mail's own words, and the files that came with it; pictures that stand in its text are left out. */
export interface ParsedEmail extends ParsedDocument {
  readonly attachments: readonly Attachment[];
  readonly isEncrypted: boolean;
}

/** An e-mail as a reader sees it: subject, from, to and date, then the message. */
export async function parseEmail(bytes: Uint8Array): Promise<ParsedEmail> {
  const email = await readMessage(bytes);
  const attachments = email.attachments.filter(({ related }) => related !== true).map(attachmentOf);
  const isEncrypted = email.attachments.some(({ mimeType }) => /pkcs7-mime|pgp-encrypted/i.test(mimeType));
  const { text: body, hidden } = bodyOf(email);
  const metadata = metadataOf(email);
  if (body === '') return { title: '', text: '', blocks: [], metadata, hidden, attachments, isEncrypted };
  const head = headLines(email).map((line) => `${line}\n`);
  const blocks: Block[] = [];
  let start = 0;
  for (const line of head) {
    blocks.push({ kind: 'paragraph', start, end: start + line.length - 1 });
    start += line.length;
  }
  const opening = head.length === 0 ? '' : `${head.join('')}\n`;
  for (const block of textBlocks(body, { headings: false }))
    blocks.push({ ...block, start: block.start + opening.length, end: block.end + opening.length });
  return { title: oneLine(email.subject), text: opening + body, blocks, metadata, hidden, attachments, isEncrypted };
}

// --- Internal ---

/** Where a part's bytes are no UTF-8 and it names no other character set, they are windows-1252. */
async function readMessage(bytes: Uint8Array): Promise<Email> {
  const email = await PostalMime.parse(bytes);
  if (!isDamaged(email)) return email;
  const again = await PostalMime.parse(new TextEncoder().encode(new TextDecoder('windows-1252').decode(bytes)));
  return isDamaged(again) ? email : again;
}

function isDamaged({ subject = '', text = '', html = '' }: Email): boolean {
  return [subject, text, html].some((part) => part.includes('\ufffd'));
}

/** The plain version; where it is missing or only says that there is another, the HTML version in words. */
function bodyOf({ text = '', html = '' }: Email): { readonly text: string; readonly hidden: string } {
  const plain = tidyLines(text).trim();
  const { text: converted, hidden = '' } = html === '' ? { text: '' } : parseHtml(html);
  return { text: plain === '' || converted.length > 4 * plain.length ? converted || plain : plain, hidden };
}

function headLines({ subject, from, to = [], cc = [], headers }: Email): string[] {
  const date = headers.find(({ key }) => key === 'date')?.value;
  const lines: readonly (readonly [string, string])[] = [
    ['Subject', oneLine(subject)],
    ['From', from === undefined ? '' : addressOf(from)],
    ['To', to.map(addressOf).join(', ')],
    ['Cc', cc.map(addressOf).join(', ')],
    // The day on the sender's own clock, not in UTC.
    ['Date', date === undefined ? '' : (writtenDate(date) ?? oneLine(date))],
  ];
  return lines.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`);
}

function addressOf({ name, address, group }: Address): string {
  if (group !== undefined) return [oneLine(name), group.map(addressOf).join(', ')].filter((part) => part !== '').join(': ');
  const shown = oneLine(name);
  return shown === '' || shown === address ? oneLine(address) : `${shown} <${oneLine(address)}>`;
}

function metadataOf({ headers }: Email): DocumentMetadata {
  const date = headers.find(({ key }) => key === 'date')?.value;
  const published = date === undefined ? undefined : isoDate(date);
  return { type: 'e-mail', ...(published === undefined ? {} : { published }) };
}

/** A sender may call a file what they like: only the last part of its name is kept. */
function attachmentOf({ filename, content }: Email['attachments'][number]): Attachment {
  const name = oneLine((filename ?? '').replaceAll('\\', '/').split('/').at(-1))
    .replace(/\p{Cc}/gu, '')
    .slice(-120);
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  return { name: name === '' ? 'attachment' : name, bytes };
}

function oneLine(value = ''): string {
  return collapseSpace(value);
}
