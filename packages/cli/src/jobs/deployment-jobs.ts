import { type Job, jobRunner } from '@assay/core';
import type { Jobs } from '@assay/server';
import type { Deployment } from '../deployment.ts';
import { ingestJob } from './ingest-job.ts';
import { measureJob } from './measure-job.ts';
import { oneOfAKind } from './one-of-a-kind.ts';
import { shareAmongNodes } from './share-among-nodes.ts';
import { shareHere } from './share-here.ts';
import { uploadFolder } from './upload-folder.ts';

interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  warn(message: string): void;
}

/** Pieces of jobs that a node does at once. */
const atOnce = 2;

/** The long work of a deployment that is no tool's; where nodes share a database they share this work too. */
export async function deploymentJobs(
  deployment: Deployment,
  { environment, warn }: Surroundings,
): Promise<Jobs & { close(): Promise<void> }> {
  const { store, now, process } = deployment;
  const { cluster } = store;
  const uploads = cluster?.uploads ?? uploadFolder(deployment.folder.path);
  const work = await cluster?.openWork?.(warn);
  const sharing = work === undefined ? shareHere() : await shareAmongNodes({ work, runs: store.runs, atOnce });
  const kinds: readonly Job[] = [ingestJob(deployment, { uploads, sharing }), measureJob(deployment, environment)];
  const alone = jobRunner(kinds, { store, now, process });
  const start = cluster === undefined ? alone : oneOfAKind(alone, { cluster, runs: store.runs });
  return {
    kinds,
    start: (request) => deployment.count(start(request)),
    async keepFiles(files) {
      await uploads.removeOld(now());
      const upload = await uploads.keep(files);
      return { input: { upload }, discard: () => uploads.remove(upload) };
    },
    async close() {
      await work?.close();
    },
  };
}
