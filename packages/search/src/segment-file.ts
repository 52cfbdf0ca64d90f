import { createHash } from 'node:crypto';
import { type FileHandle, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AssayError, messageOf } from '@assay/core';
import { z } from 'zod';
import { leastEf } from './hnsw.ts';
import { type Segment, savedPage } from './segment.ts';
import { assertVector } from './vector-index.ts';

/** Which analysis a segment was made with: one made with another is of no use, as words would be cut and weighed otherwise. */
export interface SegmentOrigin {
  readonly analysis: string;
}

/**
 * Writes a segment to a file, whole or not at all: beside it first, to the disk, then in its place. The file begins with its mark,
 * the length of its header, and the header; the columns follow in the header's order, and the header has the digest of each.
 */
export async function writeSegment(file: string, segment: Segment, { analysis }: SegmentOrigin): Promise<void> {
  const columns = columnsOf(segment);
  const header: Header = {
    format,
    analysis,
    fittedTo: segment.space.fittedTo,
    changes: segment.space.changes,
    vectors: vectorsOf(segment),
    columns: columns.map(({ name, values }) => ({ name, bytes: values.byteLength, sha256: digestOfBytes(bytesOf(values)) })),
  };
  const head = Buffer.from(JSON.stringify(header));
  const start = Buffer.alloc(mark.length + 4);
  mark.copy(start);
  start.writeUInt32LE(head.length, mark.length);
  const beside = besideSegment(file);
  try {
    await sweepBeside(file);
    const handle = await open(beside, 'w', 0o600);
    try {
      for (const bytes of [start, head, ...columns.map(({ values }) => bytesOf(values))]) await writeAll(handle, bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw new AssayError('data-folder-unusable', `The index cannot be saved in ${file}: ${messageOf(error)}.`, { cause: error });
  }
  await syncFolder(dirname(file));
}

/** Where this process writes a segment before it has its place. */
export function besideSegment(file: string): string {
  return `${file}.${process.pid}.new`;
}

/** What became of reading a segment: an index is made anew from its documents where there is none that can be used. */
export type SegmentReading =
  | { readonly status: 'read'; readonly segment: Segment }
  | { readonly status: 'missing' }
  | { readonly status: 'unusable'; readonly reason: string };

/** Reads a segment; one of another analysis or format, or of which a byte has changed, is not used. */
export async function readSegment(file: string, { analysis }: SegmentOrigin): Promise<SegmentReading> {
  let handle: FileHandle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { status: 'missing' };
    return { status: 'unusable', reason: messageOf(error) };
  }
  try {
    const start = await readBytes(handle, mark.length + 4);
    if (!mark.equals(start.subarray(0, mark.length))) return { status: 'unusable', reason: 'it is no index' };
    const length = start.readUInt32LE(mark.length);
    if (length > longestHeader) return { status: 'unusable', reason: 'its header is too long' };
    const header = headerSchema.parse(JSON.parse((await readBytes(handle, length)).toString()));
    if (header.analysis !== analysis) return { status: 'unusable', reason: 'it was made with another version of the search' };
    const columns = new Map<string, Buffer>();
    for (const { name, bytes, sha256 } of header.columns) {
      const column = await readBytes(handle, bytes);
      if (digestOfBytes(column) !== sha256) return { status: 'unusable', reason: `its ${name} are not as they were written` };
      columns.set(name, column);
    }
    return { status: 'read', segment: segmentOf(header, columns) };
  } catch (error) {
    return { status: 'unusable', reason: messageOf(error) };
  } finally {
    await handle.close();
  }
}

// --- Internal ---

const mark = Buffer.from('assay-index\n');
const format = 1;
const longestHeader = 1024 * 1024;

const headerSchema = z.strictObject({
  format: z.literal(format),
  analysis: z.string(),
  fittedTo: z.number().int().nonnegative(),
  changes: z.number().int().nonnegative(),
  /** How pages were placed among their likes: the model, its dimension, and how wide its graph is searched, where there is one. */
  vectors: z
    .strictObject({ model: z.literal('latent-semantics'), dimension: z.number().int().positive(), ef: z.number().nullable() })
    .nullable(),
  columns: z.array(z.strictObject({ name: z.string(), bytes: z.number().int().nonnegative(), sha256: z.string() })),
});
type Header = z.infer<typeof headerSchema>;

const oldAfterMs = 3_600_000;

/** What processes left that were killed while they wrote: it holds texts, and nobody reads it. */
async function sweepBeside(file: string): Promise<void> {
  const folder = dirname(file);
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${basename(file)}.`) || !name.endsWith('.new')) continue;
    const path = join(folder, name);
    const { mtimeMs = Date.now() } = (await stat(path).catch(() => undefined)) ?? {};
    if (Date.now() - mtimeMs > oldAfterMs) await rm(path, { force: true });
  }
}

function vectorsOf({ space: { fitted } }: Segment): Header['vectors'] {
  if (fitted === undefined) return null;
  return { model: 'latent-semantics', dimension: fitted.model.dimension, ef: fitted.graph === undefined ? null : leastEf };
}

interface Column {
  readonly name: string;
  readonly values: Uint8Array | Uint32Array | Float32Array;
}

function columnsOf({ pages, texts, terms, pageRows, passageRows, places, space: { fitted } }: Segment): readonly Column[] {
  return [
    { name: 'pages', values: Buffer.from(pages.map((page) => JSON.stringify(page)).join('\n')) },
    { name: 'texts', values: texts },
    { name: 'terms', values: Buffer.from(terms.join('\n')) },
    { name: 'page starts', values: pageRows.starts },
    { name: 'page terms', values: pageRows.terms },
    { name: 'passage starts', values: passageRows.starts },
    { name: 'passage terms', values: passageRows.terms },
    { name: 'places', values: places },
    ...(fitted === undefined
      ? []
      : [
          { name: 'model terms', values: Buffer.from(fitted.model.terms.join('\n')) },
          { name: 'model rarity', values: fitted.model.rarity },
          { name: 'model axes', values: fitted.model.axes },
          { name: 'vectors', values: fitted.vectors },
          ...(fitted.graph === undefined ? [] : [{ name: 'graph', values: fitted.graph }]),
        ]),
  ];
}

function segmentOf({ fittedTo, changes, vectors }: Header, columns: ReadonlyMap<string, Buffer>): Segment {
  const column = (name: string): Buffer => {
    const found = columns.get(name);
    if (found === undefined) throw new AssayError('invalid-input', `it has no ${name}`);
    return found;
  };
  const numbers = (name: string) => new Uint32Array(...placeOf(column(name)));
  const shares = (name: string) => new Float32Array(...placeOf(column(name)));
  const segment = {
    pages: linesOf(column('pages')).map((line) => savedPage.parse(JSON.parse(line))),
    texts: column('texts'),
    terms: linesOf(column('terms')),
    pageRows: { starts: numbers('page starts'), terms: numbers('page terms') },
    passageRows: { starts: numbers('passage starts'), terms: numbers('passage terms') },
    places: numbers('places'),
  };
  if (vectors === null) return { ...segment, space: { fittedTo, changes } };
  const { dimension } = vectors;
  const model = { dimension, terms: linesOf(column('model terms')), rarity: shares('model rarity'), axes: shares('model axes') };
  const graph = columns.get('graph');
  const points = shares('vectors');
  if (points.length !== segment.pages.length * dimension)
    throw new AssayError(
      'invalid-input',
      `it has ${points.length} numbers for the places of ${segment.pages.length} pages in ${dimension} dimensions`,
    );
  assertVector(points, points.length);
  return { ...segment, space: { fittedTo, changes, fitted: { model, vectors: points, ...(graph === undefined ? {} : { graph }) } } };
}

function linesOf(column: Buffer): readonly string[] {
  return column.length === 0 ? [] : column.toString().split('\n');
}

/** Columns are read into memory of their own, so each begins where numbers may. */
function placeOf({ buffer, byteOffset, byteLength }: Buffer): [ArrayBuffer, number, number] {
  return [buffer as ArrayBuffer, byteOffset, byteLength / 4];
}

function bytesOf({ buffer, byteOffset, byteLength }: Column['values']): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
}

function digestOfBytes(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Systems write and read no more than two gigabytes at once. */
const atOnce = 64 * 1024 * 1024;

async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at, Math.min(atOnce, bytes.length - at))).bytesWritten;
}

async function readBytes(handle: FileHandle, length: number): Promise<Buffer> {
  const bytes = Buffer.from(new ArrayBuffer(length));
  for (let at = 0; at < length; ) {
    const { bytesRead } = await handle.read(bytes, at, Math.min(atOnce, length - at));
    if (bytesRead === 0) throw new AssayError('invalid-input', 'it ends too early');
    at += bytesRead;
  }
  return bytes;
}

/** That the new name is on the disk too; some systems open no folders. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  try {
    await handle?.sync();
  } catch {
  } finally {
    await handle?.close();
  }
}
