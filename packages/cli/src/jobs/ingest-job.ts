import { defineJob, type Job } from '@assay/core';
import { z } from 'zod';
import type { Deployment } from '../deployment.ts';
import { ingestFiles } from '../ingest-files.ts';
import { inboxFiles } from './inbox.ts';
import type { UploadFolder } from './upload-folder.ts';

/** More files that were refused or have a notice are counted and not listed. */
const mostListed = 500;

const audience = z.array(z.string().min(1)).min(1).max(50).optional().describe('The groups that the documents are for.');

const input = z.union([
  z.strictObject({
    folder: z.string().max(500).describe('A folder inside "inbox" of the data folder; the whole inbox where it is empty.'),
    audience,
  }),
  z.strictObject({ upload: z.uuid().describe('Files that were sent to /api/documents/bulk.'), audience }),
]);

const result = z.object({
  ingested: z.int().describe('Documents that were taken in.'),
  unchanged: z.int().describe('Files that were taken in before with the same bytes.'),
  removed: z.int().describe('Documents of changed files that are no longer in them.'),
  refused: z.array(z.object({ file: z.string(), code: z.string(), message: z.string() })),
  noticed: z.array(z.object({ file: z.string(), notices: z.array(z.string()) })),
  unlisted: z.int().describe('Files that were refused or noticed and are not listed.'),
});

/** Takes many files in: of an upload, or of a folder on the server's own disk. What is kept already is not taken in twice. */
export function ingestJob(deployment: Pick<Deployment, 'store' | 'ingest' | 'removeDocument' | 'folder'>, uploads: UploadFolder): Job {
  return defineJob({
    name: 'ingest',
    title: 'Bulk ingest',
    description: 'Takes many files in, one by one; one that is refused does not stop the others.',
    roles: ['editor'],
    input,
    result,
    async *work(given, { caller, signal }) {
      const isUpload = 'upload' in given;
      try {
        const files = isUpload ? await uploads.files(given.upload) : await inboxFiles(deployment.folder.path, given.folder);
        const work = ingestFiles(deployment, files, { caller, signal, audience: given.audience });
        for (let step = await work.next(); ; step = await work.next()) {
          if (step.done === true) {
            const { refused, noticed, ...counts } = step.value;
            const listed = { refused: refused.slice(0, mostListed), noticed: noticed.slice(0, mostListed) };
            const unlisted = refused.length + noticed.length - listed.refused.length - listed.noticed.length;
            return { ...counts, ...listed, unlisted };
          }
          yield { message: 'Taking files in', done: step.value, total: files.length };
        }
      } finally {
        // However it ended, nobody goes on with it.
        if (isUpload) await uploads.remove(given.upload);
      }
    },
  });
}
