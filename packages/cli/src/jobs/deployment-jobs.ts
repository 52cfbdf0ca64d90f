import { type Job, jobRunner, type RunRequest } from '@assay/core';
import type { Jobs } from '@assay/server';
import type { Deployment } from '../deployment.ts';
import { campaignJob } from './campaign-job.ts';
import { ingestJob } from './ingest-job.ts';
import { keepDays, keepRetaining } from './keep-retaining.ts';
import { measureJob } from './measure-job.ts';
import { oneOfAKind } from './one-of-a-kind.ts';
import { retainJob } from './retain-job.ts';
import { shareAmongNodes } from './share-among-nodes.ts';
import { shareHere } from './share-here.ts';
import { uploadFolder } from './upload-folder.ts';

interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  warn(message: string): void;
}

/** The jobs of a server, and those that it begins by itself. */
interface DeploymentJobs extends Jobs {
  /** Begins what is to be done every day, by what starts a run among the others of the server. */
  keepDaily(start: (request: RunRequest) => Promise<string | undefined>): Promise<void>;
  close(): Promise<void>;
}

/** Pieces of jobs that a node does at once. */
const atOnce = 2;

/** The long work of a deployment that is no tool's; where nodes share a database they share this work too. */
export async function deploymentJobs(deployment: Deployment, { environment, warn }: Surroundings): Promise<DeploymentJobs> {
  const { store, now, process } = deployment;
  const { cluster } = store;
  const days = keepDays(environment);
  const uploads = cluster?.uploads ?? uploadFolder(deployment.folder.path);
  const work = await cluster?.openWork?.(warn);
  const among = work === undefined ? undefined : shareAmongNodes({ work, runs: store.runs, atOnce });
  const sharing = among ?? shareHere();
  const kinds: readonly Job[] = [
    ingestJob(deployment, { uploads, sharing }),
    campaignJob(deployment, sharing),
    measureJob(deployment, environment),
    retainJob(deployment),
  ];
  await among?.begin();
  const alone = jobRunner(kinds, { store, now, process });
  const begin = cluster === undefined ? alone : oneOfAKind(alone, { cluster, runs: store.runs });
  let stopRetaining: (() => void) | undefined;
  return {
    kinds,
    start: (request) => deployment.count(begin(request)),
    async keepFiles(files) {
      await uploads.removeOld(now());
      const upload = await uploads.keep(files);
      return { input: { upload }, discard: () => uploads.remove(upload) };
    },
    async keepDaily(start) {
      if (days !== undefined) stopRetaining = await keepRetaining({ days, start, work, runs: store.runs, now, warn });
    },
    async close() {
      stopRetaining?.();
      among?.leave();
      await work?.close();
    },
  };
}
