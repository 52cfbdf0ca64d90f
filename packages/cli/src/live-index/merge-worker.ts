import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '@assay/core';
import { writeSegment } from '@assay/search';
import { openStore } from '@assay/stores';
import { followedStore } from './followed-store.ts';
import { isMergeDue } from './is-merge-due.ts';
import type { MergeMessage, MergeRequest } from './merge-index.ts';
import { openIndex } from './open-index.ts';

const outcome = await merge(workerData as MergeRequest).catch((error: unknown) => ({
  status: 'failed' as const,
  reason: messageOf(error),
}));
parentPort?.postMessage(outcome);

// --- Internal ---

function onProgress(done: number, total: number): void {
  parentPort?.postMessage({ status: 'reading', done, total } satisfies MergeMessage);
}

async function merge({ place, file, analysis }: MergeRequest): Promise<MergeMessage> {
  const store = await openStore(place);
  try {
    const { index, fileStatus } = await openIndex({ documents: followedStore(store), file, analysis, onProgress });
    if (!isMergeDue(index.changes, fileStatus)) return { status: 'not-due' };
    await writeSegment(file, index.save(), { analysis });
    return { status: 'written' };
  } finally {
    await store.close();
  }
}
