import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listen, localSignIn } from '@assay/server';
import { type Deployment, type DeploymentOptions, openDeployment } from '../deployment.ts';
import { deploymentServer } from '../deployment-server.ts';
import { offeredTools } from '../offered-tools.ts';
import { measuredCopy } from './measured-copy.ts';

/** A deployment in which every tool passed, and its server on loopback. */
export interface ServedDeployment {
  readonly url: string;
  /** The data folder. */
  readonly data: string;
  readonly deployment: Deployment;
  close(): Promise<void>;
}

/** Opens a copy of the measured deployment and serves it, in this process and on any free port. */
export async function servedDeployment(options: Pick<DeploymentOptions, 'people'> = {}): Promise<ServedDeployment> {
  const data = join(mkdtempSync(join(tmpdir(), 'assay-served-')), 'data');
  await measuredCopy(data);
  const deployment = await openDeployment({ ...options, offered: offeredTools, data });
  const { app } = deploymentServer(deployment, {
    signIn: localSignIn,
    widget: { script: '', etag: 'none' },
    newId: () => 'id',
    log: () => {},
  });
  const server = await listen({ app, port: 0, host: '127.0.0.1' });
  return {
    url: server.url,
    data,
    deployment,
    async close() {
      await server.close();
      await deployment.close();
    },
  };
}
