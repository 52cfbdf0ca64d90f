import { readDocument } from '@assay/documents';
import type { FileText, UploadedFile } from '@assay/server';

/** The text of a person's own file, with what is attached to an e-mail below it; nothing is kept. */
export async function readFileText(file: UploadedFile, options: NonNullable<Parameters<typeof readDocument>[1]> = {}): Promise<FileText> {
  const read = await readDocument(file, options);
  if (read.status === 'refused') return read;
  return { status: 'read', text: read.documents.map(({ text }) => text).join('\n\n'), notices: read.notices ?? [] };
}
