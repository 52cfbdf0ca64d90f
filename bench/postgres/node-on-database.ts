import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { listParts, type StoredDocument } from '@assay/core';
import { type DeploymentStore, openStore } from '@assay/stores';
import { emptyDatabase, everyDatabase } from '@assay/stores/testing';
import { followedStore } from '../../packages/cli/src/live-index/followed-store.ts';
import { liveIndex } from '../../packages/cli/src/live-index/live-index.ts';
import { writeIndex } from '../../packages/cli/src/live-index/write-index.ts';
import { heldMegabytes } from './held-megabytes.ts';
import { firstAnswer, type Measured } from './one-machine.ts';

/** A node whose truth is a database, and what filling that took. */
export interface NodeOnDatabase extends Measured {
  readonly database: 'PGlite' | 'server';
  /** What the database has of pgvector, in a word, and how often it was asked which pages are near. */
  readonly vectors: string;
  asked(): number;
  readonly seconds: { readonly documents: number; readonly index: number };
  /** How a node comes up to date that was away while so many documents changed. */
  fallBehind(changes: number): Promise<Behind>;
  close(): Promise<void>;
}

/** What a node read to come up to date, of how many documents, and how long that took. */
export interface Behind {
  readonly changes: number;
  readonly read: number;
  readonly restartSeconds: number;
  readonly runningMs: number;
}

/** Fills a database with documents and opens a node's index on it. */
export async function nodeOnDatabase({
  url,
  documents,
  progress,
}: {
  readonly url: string | undefined;
  readonly documents: readonly StoredDocument[];
  progress(said: string): void;
}): Promise<NodeOnDatabase> {
  const address = url === undefined ? undefined : await emptyDatabase(url);
  const openLite = address === undefined ? await everyDatabase[0]?.[1]() : undefined;
  const open = async (): Promise<DeploymentStore> => {
    const store = address === undefined ? await openLite?.() : await openStore({ url: address });
    if (store === undefined) throw new Error('There is no PGlite.');
    return store;
  };
  const store = await open();
  const { cluster } = store;
  if (cluster === undefined) throw new Error('This store has no cluster.');
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'));
  let asked = 0;
  const reads: string[] = [];
  const node = (on: DeploymentStore, name: string) => {
    const followed = followedStore(on);
    const spaces = on.cluster?.spaces ?? cluster.spaces;
    return liveIndex({
      documents: {
        ...followed,
        async *read(ids) {
          reads.push(...ids);
          yield* followed.read(ids);
        },
      },
      place: { url: 'unused' },
      file: join(folder, name),
      now: () => new Date(),
      merge: (request) => writeIndex(on, request),
      warn: (message) => progress(message),
      hear: (changed) => on.cluster?.hear('documents', changed),
      spaces: {
        ...spaces,
        nearest(...what) {
          asked += 1;
          return spaces.nearest(...what);
        },
      },
    });
  };

  progress('database: takes in the documents');
  const documentsMs = await timed(async () => {
    for (const document of documents) await store.documents.put(document);
  });
  progress('node: builds its index, and places all pages');
  const index = node(store, 'search-index');
  const { digest: analysis } = await listParts({ modules: [index.retriever.module], settings: {} });
  const indexMs = await timed(() => writeIndex(store, { file: join(folder, 'search-index'), analysis }));
  const before = await heldMegabytes();
  await index.open();
  await firstAnswer(index.retriever);
  const megabytes = (await heldMegabytes()) - before;

  return {
    retriever: index.retriever,
    megabytes,
    database: address === undefined ? 'PGlite' : 'server',
    vectors: cluster.spaces.vectors.status,
    asked: () => asked,
    seconds: { documents: documentsMs / 1000, index: indexMs / 1000 },
    async fallBehind(changes) {
      progress(`node: falls behind by ${changes} documents`);
      const changed = documents.slice(-changes).map((document) => ({ ...document, digest: `${document.digest} changed` }));
      for (const document of changed.slice(changes / 2)) await store.documents.put(document);
      // It has the file of before, as a node has that starts again.
      cpSync(join(folder, 'search-index'), join(folder, 'restarted'));
      const other = await open();
      reads.length = 0;
      const restarted = node(other, 'restarted');
      const restartMs = await timed(() => restarted.open());
      for (const document of changed.slice(0, changes / 2)) await store.documents.put(document);
      const runningMs = await timed(async () => {
        for (let looks = 0; new Set(reads).size < changes && looks < 10_000; looks += 1) await sleep(5);
      });
      const read = new Set(reads).size;
      restarted.close();
      await other.close();
      return { changes, read, restartSeconds: restartMs / 1000, runningMs };
    },
    async close() {
      index.close();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

// --- Internal ---

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
