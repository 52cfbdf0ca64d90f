import { randomUUID } from 'node:crypto';
import type { TakenUp } from '@assay/core';
import { listen, openSignIn, type ServerParts } from '@assay/server';
import { bundleWidget } from '@assay/widget';
import type { Deployment } from './deployment.ts';
import { deploymentServer } from './deployment-server.ts';
import { followDrift } from './drift/follow-drift.ts';
import { deploymentJobs } from './jobs/deployment-jobs.ts';
import { keepRuns } from './keep-runs.ts';
import { keepSigning } from './records/keep-signing.ts';
import { signChain } from './records/sign-chain.ts';

interface Serving extends Pick<ServerParts, 'log' | 'trace' | 'metricsFrom'> {
  readonly host: string;
  readonly port: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  warn(message: string): void;
}

/** A deployment that is served: where, what was under way before, and how to stop it so that nothing is lost. */
export interface ServedDeployment {
  readonly url: string;
  readonly leftOver: TakenUp;
  /** Begins what a server does beside answering. */
  follow(): Promise<void>;
  stop(): Promise<void>;
}

/** Serves a deployment whose index is open: pages, API, jobs, and what was left over when it was stopped. */
export async function serveDeployment(
  deployment: Deployment,
  { host, port, environment, log, trace, metricsFrom, warn }: Serving,
): Promise<ServedDeployment> {
  const signIn = await openSignIn(deployment.people, {
    people: deployment.store.people,
    audit: deployment.store.audit,
    deploymentKey: deployment.folder.deploymentKey,
    environment,
    now: deployment.now,
  });
  const jobs = await deploymentJobs(deployment, { environment, warn });
  const { app, active, start } = deploymentServer(deployment, {
    signIn,
    widget: await bundleWidget(),
    ...(metricsFrom === undefined ? {} : { metricsFrom }),
    jobs,
    newId: randomUUID,
    log,
    ...(trace === undefined ? {} : { trace }),
  });
  const { stop: stopKeeping, ...leftOver } = await keepRuns(deployment, { start, warn });
  await jobs.keepDaily(start);
  const server = await listen({ app, port, host });
  const following: { stop(): Promise<void> }[] = [];
  return {
    url: server.url,
    leftOver,
    async follow() {
      following.push(
        followDrift(deployment.drift, { log }),
        await keepSigning({ sign: (occasion) => signChain(deployment, occasion), log }),
      );
    },
    async stop() {
      stopKeeping();
      await server.close(active.settled(graceMs));
      // Whoever waited for a whole answer has been cut off: that their runs were stopped is recorded before the store is closed.
      await active.settled(closingMs);
      await jobs.close();
      for (const one of following) await one.stop();
      await deployment.close();
    },
  };
}

// --- Internal ---

/** Runs under way have so long to end when the service is stopped; the others are taken up again by its next start, or by another node. */
const graceMs = 5_000;
const closingMs = 500;
