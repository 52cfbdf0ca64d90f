import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '@assay/core';
import { openStore } from '@assay/stores';
import type { MergeMessage, MergeRequest } from './merge-index.ts';
import { writeIndex } from './write-index.ts';

const outcome = await merge(workerData as MergeRequest).catch((error: unknown) => ({
  status: 'failed' as const,
  reason: messageOf(error),
}));
parentPort?.postMessage(outcome);

// --- Internal ---

function onProgress(done: number, total: number): void {
  parentPort?.postMessage({ status: 'reading', done, total } satisfies MergeMessage);
}

async function merge(request: MergeRequest): Promise<MergeMessage> {
  const store = await openStore(request.place);
  try {
    return { status: (await writeIndex(store, request, onProgress)) ? 'written' : 'not-due' };
  } finally {
    await store.close();
  }
}
