import { defineJob, type Job } from '@assay/core';
import type { WaitingUploads } from '@assay/stores';
import { z } from 'zod';
import type { Deployment } from '../deployment.ts';
import { ingestingPiece, ingestOutcome, ingestPieces } from './ingest-pieces.ts';
import type { Sharing } from './sharing.ts';

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
  refused: ingestOutcome.shape.refused,
  noticed: ingestOutcome.shape.noticed,
  unlisted: z.int().describe('Files that were refused or noticed and are not listed.'),
});

interface Taking {
  readonly uploads: WaitingUploads;
  readonly sharing: Sharing;
}

/** Takes many files in: of an upload, or of a folder on the server's own disk. What is kept already is not taken in twice. */
export function ingestJob(
  deployment: Pick<Deployment, 'store' | 'ingest' | 'removeDocument' | 'folder'>,
  { uploads, sharing }: Taking,
): Job {
  sharing.does('ingest', ingestingPiece(deployment, uploads));
  return defineJob({
    name: 'ingest',
    title: 'Bulk ingest',
    description: 'Takes many files in, wherever there is room; one that is refused does not stop the others.',
    roles: ['editor'],
    input,
    result,
    async *work(given, { run, caller, signal }) {
      try {
        const pieces = await ingestPieces(deployment, uploads, given);
        const all: z.infer<typeof ingestOutcome>[] = [];
        const total = pieces.reduce((sum, { data }) => sum + data.files.length, 0);
        for await (const { outcome } of sharing.share('ingest', { run, caller, pieces, signal })) {
          all.push(ingestOutcome.parse(outcome));
          yield { message: 'Taking files in', done: sumOf(all, 'files'), total };
        }
        const byName = (one: { readonly file: string }, other: { readonly file: string }) => (one.file < other.file ? -1 : 1);
        const refused = all.flatMap((one) => one.refused).sort(byName);
        const noticed = all.flatMap((one) => one.noticed).sort(byName);
        const listed = { refused: refused.slice(0, mostListed), noticed: noticed.slice(0, mostListed) };
        const unlisted = refused.length + noticed.length - listed.refused.length - listed.noticed.length;
        return {
          ingested: sumOf(all, 'ingested'),
          unchanged: sumOf(all, 'unchanged'),
          removed: sumOf(all, 'removed'),
          ...listed,
          unlisted,
        };
      } finally {
        // However it ended, nobody goes on with it.
        if ('upload' in given) await uploads.remove(given.upload);
      }
    },
  });
}

// --- Internal ---

function sumOf(all: readonly z.infer<typeof ingestOutcome>[], field: 'files' | 'ingested' | 'unchanged' | 'removed'): number {
  return all.reduce((sum, one) => sum + one[field], 0);
}
