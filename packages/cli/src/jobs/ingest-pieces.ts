import type { WaitingUploads } from '@assay/stores';
import { z } from 'zod';
import type { Deployment } from '../deployment.ts';
import { type IngestSummary, ingestFiles, withProgress } from '../ingest-files.ts';
import { ingestedFiles, type KnownFile } from '../ingested-files.ts';
import { inboxFile, inboxFiles } from './inbox.ts';
import type { PieceWork } from './sharing.ts';

/** Files that one node takes in at a time. */
const filesOfPiece = 10;

/** Where a file waits: in an upload, or in the inbox. */
const waitingFile = z.object({
  name: z.string(),
  at: z.union([z.strictObject({ upload: z.uuid(), place: z.int().nonnegative() }), z.strictObject({ inbox: z.string() })]),
  known: z.object({ bytes: z.string().exactOptional(), documents: z.array(z.string()).readonly() }),
});
type WaitingFile = z.infer<typeof waitingFile>;

const pieceData = z.object({ files: z.array(waitingFile).min(1), audience: z.array(z.string()).readonly().exactOptional() });

/** Files for one node, and the key that they have in their run. */
export interface IngestPiece {
  readonly key: string;
  readonly data: z.infer<typeof pieceData>;
}

/** What became of a piece. */
export const ingestOutcome = z.object({
  files: z.int(),
  ingested: z.int(),
  unchanged: z.int(),
  removed: z.int(),
  refused: z.array(z.object({ file: z.string(), code: z.string(), message: z.string() })).readonly(),
  noticed: z.array(z.object({ file: z.string(), notices: z.array(z.string()).readonly() })).readonly(),
}) satisfies z.ZodType<IngestSummary>;

type Ingesting = Pick<Deployment, 'store' | 'ingest' | 'removeDocument' | 'folder'>;

/** What a bulk ingest is given: a folder of the inbox, or an upload. */
export type IngestInput = ({ readonly folder: string } | { readonly upload: string }) & {
  readonly audience?: readonly string[] | undefined;
};

/** The files of a bulk ingest in pieces, each file with what is known of it: so one that is there already is not taken in again. */
export async function ingestPieces(
  { store, folder }: Ingesting,
  uploads: WaitingUploads,
  given: IngestInput,
): Promise<readonly IngestPiece[]> {
  const places: readonly Omit<WaitingFile, 'known'>[] =
    'upload' in given
      ? (await uploads.names(given.upload)).map((name, place) => ({ name, at: { upload: given.upload, place } }))
      : (await inboxFiles(folder.path, given.folder)).map(({ path, inside }) => ({ name: path, at: { inbox: inside } }));
  const before = await ingestedFiles(store);
  const files = places.map((file) => ({ ...file, known: before.known(file) }));
  const { audience } = given;
  return chunksOf(inOneName(files)).map((chunk, place) => ({
    key: `${place}`,
    data: { files: chunk, ...(audience === undefined ? {} : { audience }) },
  }));
}

/** Takes the files of a piece in. One that was begun before looks anew what was taken in. */
export function ingestingPiece(deployment: Ingesting, uploads: WaitingUploads): PieceWork {
  return async (data, { caller, signal, isAgain }) => {
    const { files, audience } = pieceData.parse(data);
    const known = new Map<string, KnownFile>(files.map(({ name, known }) => [name, known]));
    const before = isAgain
      ? await ingestedFiles(deployment.store)
      : { known: ({ name }: { readonly name: string }) => known.get(name) ?? { documents: [] } };
    const open = async ({ name, at }: WaitingFile) =>
      'upload' in at
        ? { name, read: () => uploads.read(at.upload, at.place) }
        : { name, path: await inboxFile(deployment.folder.path, at.inbox) };
    const opened = await Promise.all(files.map(open));
    const summary = await withProgress(ingestFiles(deployment, opened, { caller, signal, before, audience }), () => {});
    return { files: files.length, ...summary } satisfies z.infer<typeof ingestOutcome>;
  };
}

// --- Internal ---

/** Files of one name are one after the other, so that they are in one piece: the last one stands, as where they are taken in one by one. */
function inOneName(files: readonly WaitingFile[]): readonly WaitingFile[] {
  return [...Map.groupBy(files, ({ name }) => name).values()].flat();
}

function chunksOf(files: readonly WaitingFile[]): readonly WaitingFile[][] {
  const chunks: WaitingFile[][] = [];
  for (const file of files) {
    const last = chunks.at(-1);
    if (last === undefined || (last.length >= filesOfPiece && last.at(-1)?.name !== file.name)) chunks.push([file]);
    else last.push(file);
  }
  return chunks;
}
