import { type Job, jobRunner } from '@assay/core';
import type { Jobs } from '@assay/server';
import type { Deployment } from '../deployment.ts';
import { ingestJob } from './ingest-job.ts';
import { measureJob } from './measure-job.ts';
import { uploadFolder } from './upload-folder.ts';

/** The long work of a deployment that is no tool's. */
export function deploymentJobs(deployment: Deployment, environment: Readonly<Record<string, string | undefined>>): Jobs {
  const uploads = uploadFolder(deployment.folder.path);
  const kinds: readonly Job[] = [ingestJob(deployment, uploads), measureJob(deployment, environment)];
  const { store, now, process } = deployment;
  const start = jobRunner(kinds, { store, now, process });
  return {
    kinds,
    start: (request) => deployment.count(start(request)),
    async keepFiles(files) {
      await uploads.removeOld(now());
      const upload = await uploads.keep(files);
      return { input: { upload }, discard: () => uploads.remove(upload) };
    },
  };
}
