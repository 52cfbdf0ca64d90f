import { setTimeout as sleep } from 'node:timers/promises';
import { verifyAuditChain } from '@assay/core';
import { openStore } from '@assay/stores';
import { emptyDatabase, type Way, wayTo } from '@assay/stores/testing';
import type { Target } from '../server/start-process.ts';
import { randomNumbers } from '../shared/random-numbers.ts';
import { type JobFigures, jobLoad } from './job-load.ts';
import { nodesOn } from './nodes-on.ts';
import type { OwnPostgres } from './own-postgres.ts';
import { type RunFigures, runLoad } from './run-load.ts';

/** What is done to two nodes under load. */
export const faults = ['node', 'database', 'connections', 'restart'] as const;
export type Fault = (typeof faults)[number];

/** What was left after it had been done again and again. */
export interface FaultFigures extends RunFigures, JobFigures {
  readonly times: number;
  readonly chain: string;
}

interface FaultPlan {
  readonly times: number;
  readonly postgres: OwnPostgres;
  readonly stub: Target;
  readonly tell: (said: string) => void;
}

/** Kills a node, kills the database, cuts all connections to it, or restarts one node after the other, at random moments while both nodes have runs and jobs; then compares. */
export async function measureFaults(fault: Fault, { times, postgres, stub, tell }: FaultPlan): Promise<FaultFigures> {
  const url = await emptyDatabase(postgres.url);
  const way = await wayTo(new URL(url));
  const nodes = nodesOn(way.url, stub);
  const targets = [await nodes.start(0), await nodes.start(1)];
  const random = randomNumbers(1);
  const runs = runLoad(targets, 4);
  const jobs = jobLoad(targets, nodes.inbox);
  for (let time = 1; time <= times; time += 1) {
    await sleep(1_000 + random() * 2_000);
    await strike(fault, { time, targets, start: nodes.start, postgres, way });
    tell(`${fault}, ${time} of ${times}: ${runs.begun()} runs and ${jobs.begun()} jobs begun`);
  }
  await sleep(1_000);
  tell(`${fault}: waiting until all have ended`);
  const store = await openStore({ url });
  try {
    const jobFigures = await jobs.end(store);
    const runFigures = await runs.end(store);
    const verdict = verifyAuditChain(await store.audit.read());
    return { times, ...runFigures, ...jobFigures, chain: verdict.status };
  } finally {
    await store.close();
    for (const target of targets) await target.stop('SIGKILL');
    await way.cut();
  }
}

// --- Internal ---

interface Struck {
  readonly time: number;
  readonly targets: Target[];
  readonly start: (node: number) => Promise<Target>;
  readonly postgres: OwnPostgres;
  readonly way: Way;
}

async function strike(fault: Fault, { time, targets, start, postgres, way }: Struck): Promise<void> {
  if (fault === 'node' || fault === 'restart') {
    const node = time % 2;
    await targets[node]?.stop(fault === 'node' ? 'SIGKILL' : 'SIGTERM');
    targets[node] = await start(node);
  } else if (fault === 'database') {
    await postgres.kill();
    await postgres.start();
  } else if (time % 2 === 0) way.shake();
  else {
    await way.cut();
    await sleep(500);
    await way.mend();
  }
}
