import { createPublicKey } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AssayError, hmac, keyId } from '@assay/core';
import type { Cluster } from '@assay/stores';
import type { DataFolder } from '../data-folder.ts';

const checkName = 'deployment';

/** Whether a deployment was begun on a database; refuses a node that would make keys of its own for it. */
export async function isBegunBy({ firstOf }: Pick<Cluster, 'firstOf'>, folder: string): Promise<boolean> {
  const isBegun = (await firstOf(checkName)) !== undefined;
  if (isBegun && !existsSync(join(folder, 'keys', 'deployment.key'))) throw refusal(folder, 'this node has no keys');
  return isBegun;
}

/** Refuses a node whose keys are not those that the deployment on a database was begun with: it would find nothing and seal for nobody. */
export async function checkKeys(
  cluster: Pick<Cluster, 'keepFirst'>,
  { path, deploymentKey, runnerKey, readPolicy }: DataFolder,
): Promise<void> {
  const check = hmac(Buffer.from(deploymentKey), 'which deployment this is');
  if ((await cluster.keepFirst(checkName, check)) !== check) throw refusal(path, 'its deployment key is another one');
  const reading = readPolicy();
  if (reading.status === 'broken') throw refusal(path, `the gate policy does not hold for this node: ${reading.reason}`);
  const own = keyId(createPublicKey(runnerKey));
  if (!reading.policy.runners.some((pem) => keyId(createPublicKey(pem)) === own))
    throw refusal(path, 'the gate policy does not name its runner key');
}

// --- Internal ---

function refusal(folder: string, reason: string): AssayError {
  return new AssayError(
    'data-folder-unusable',
    `This node does not belong to the deployment in the database that DATABASE_URL names: ${reason}. Copy the folder "keys" of a node that works into ${folder}, or name an empty database.`,
  );
}
