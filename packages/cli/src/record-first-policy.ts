import type { AuditStore } from '@assay/core';
import { type DataFolder, policyRecord } from './data-folder.ts';

/** The policy of a new folder is a record like every later one: the chain alone says which policy is in force. */
export async function recordFirstPolicy({ isNew, gatePolicy }: DataFolder, audit: AuditStore, now: () => Date): Promise<void> {
  if (!isNew || gatePolicy.status === 'broken') return;
  await audit.append(policyRecord(gatePolicy.policy, undefined, { actor: 'first-start', at: now() }));
}
