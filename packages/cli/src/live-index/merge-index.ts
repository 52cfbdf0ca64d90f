import { on } from 'node:events';
import { rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { AssayError, messageOf } from '@assay/core';
import { besideSegment } from '@assay/search';
import type { StorePlace } from '@assay/stores';
import { z } from 'zod';

/** What a merge is made of: where the documents are, the index's file, and what words are read with. */
export interface MergeRequest {
  readonly place: StorePlace;
  readonly file: string;
  readonly analysis: string;
}

const mergeMessage = z.discriminatedUnion('status', [
  z.object({ status: z.literal('reading'), done: z.number(), total: z.number() }),
  z.object({ status: z.literal('written') }),
  z.object({ status: z.literal('not-due') }),
  z.object({ status: z.literal('failed'), reason: z.string() }),
]);

/** What the thread says. */
export type MergeMessage = z.infer<typeof mergeMessage>;

/** Until when a merge goes on, and who is told how far it is. */
export interface Merging {
  readonly signal: AbortSignal;
  onProgress?(done: number, total: number): void;
}

/** Writes an index's file anew in a thread of its own, where that is due: it can take minutes, and nobody waits. Tells whether it was written. */
export async function mergeIndex(request: MergeRequest, { signal, onProgress }: Merging): Promise<boolean> {
  const worker = new Worker(new URL('./merge-worker.ts', import.meta.url), { workerData: request, execArgv: [], env: {} });
  try {
    for await (const [message] of on(worker, 'message', { signal, close: ['exit'] })) {
      const said = mergeMessage.parse(message);
      if (said.status === 'reading') onProgress?.(said.done, said.total);
      else if (said.status === 'failed') throw new Error(said.reason);
      else return said.status === 'written';
    }
    throw new Error('its thread ended');
  } catch (error) {
    if (signal.aborted) return false;
    throw new AssayError(
      'data-folder-unusable',
      `The index could not be written to ${request.file}: ${messageOf(error)}. Searches find everything all the same; the next start takes longer.`,
      { cause: error },
    );
  } finally {
    await worker.terminate();
    // A thread that was ended while it wrote cannot take this away by itself.
    await rm(besideSegment(request.file), { force: true });
  }
}
