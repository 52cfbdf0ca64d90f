import type { StoredDocument } from '@assay/core';
import { type DocumentFile, type DocumentOutcome, refuse } from './document-outcome.ts';
import { parseEmail } from './parse-email.ts';
import { policyDocument } from './policy-document.ts';

/** Attachments beyond these are noted, not read: mails in mails could go on without end. */
const mostAttachments = 50;
const deepest = 3;
const mostCharacters = 3_000_000;

type ReadFile = (file: DocumentFile, depth: number) => Promise<DocumentOutcome>;

/** An e-mail and the files that came with it, each a document of its own; what could not be read is noted with the mail. */
export async function readEmail({ name, bytes }: DocumentFile, depth: number, readFile: ReadFile): Promise<DocumentOutcome> {
  const { attachments, isEncrypted, hidden = '', ...mail } = await parseEmail(bytes);
  const documents: StoredDocument[] = [];
  const hiddenParts = [hidden];
  const unread: string[] = [];
  const names = new Set<string>();
  let characters = 0;
  for (const [index, attachment] of attachments.entries()) {
    const isTooMuch = index >= mostAttachments || characters > mostCharacters || depth >= deepest || attachment.bytes.length === 0;
    const own = names.has(attachment.name) ? `${index + 1}-${attachment.name}` : attachment.name;
    names.add(own);
    const outcome = isTooMuch ? undefined : await readFile({ name: `${name}/${own}`, bytes: attachment.bytes }, depth + 1);
    if (outcome?.status === 'read') {
      documents.push(...outcome.documents);
      characters += outcome.documents.reduce((sum, { text }) => sum + text.length, 0);
      hiddenParts.push(outcome.hidden ?? '');
    } else unread.push(attachment.name);
  }

  const note = unread.length === 0 ? '' : `${unread.length === 1 ? 'Attachment' : 'Attachments'} not read: ${unread.join(', ')}`;
  if (mail.text.trim() !== '') {
    const metadata = { ...mail.metadata, ...(note === '' ? {} : { description: note }) };
    documents.unshift(policyDocument(name, { ...mail, metadata }));
  }
  if (documents.length === 0) {
    if (isEncrypted)
      return refuse(
        'document-unreadable',
        `${name} is an encrypted e-mail. Open it in your mail program, and save its text as a text file.`,
      );
    const found = note === '' ? '' : ` (${note})`;
    return refuse('document-unreadable', `${name} holds no text that can be read${found}. Save its text as a text file, and choose that.`);
  }
  const joined = hiddenParts.filter((part) => part !== '').join('\n');
  return { status: 'read', documents, ...(joined === '' ? {} : { hidden: joined }) };
}
