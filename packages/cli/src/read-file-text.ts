import { readDocument } from '@assay/documents';
import type { FileText, UploadedFile } from '@assay/server';
import { textOfFile } from './document-marking.ts';

/** The text of a person's own file, with what is attached to an e-mail below it and a marking that only stands where readers do not see it above; nothing is kept. */
export async function readFileText(file: UploadedFile, options: NonNullable<Parameters<typeof readDocument>[1]> = {}): Promise<FileText> {
  const read = await readDocument(file, options);
  if (read.status === 'refused') return read;
  return {
    status: 'read',
    text: textOfFile(read),
    notices: read.notices ?? [],
  };
}
