import { type Cluster, type DeploymentStore, openStore, type StorePlace } from '@assay/stores';
import { sealedAudit } from '../audit-head.ts';
import { type DataFolder, openDataFolder } from '../data-folder.ts';
import { isAlive } from '../is-alive.ts';
import { checkKeys, isBegunBy } from './check-keys.ts';
import { openSharedFolder } from './shared-folder.ts';

/** What a deployment keeps, and who else works on it. */
export interface Kept {
  readonly folder: DataFolder;
  /** With sealed audit records, and evidence whose logs other nodes have. */
  readonly store: DeploymentStore;
  /** What names this process in what it works on, and whether another one still works. */
  readonly process: number;
  readonly isAlive: (process: number, since: Date) => boolean;
  /** Gives other nodes what this one changed in its data folder. */
  share(): Promise<void>;
  /** Gives them the logs of measurements that go on, as far as they are. */
  shareLogs(): Promise<void>;
  close(): Promise<void>;
}

/** Opens data folder and store; where nodes share a database, what they must have alike in their folders comes from there. */
export async function openKept(data: string, place: StorePlace): Promise<Kept> {
  if ('folder' in place) {
    const folder = openDataFolder(data);
    return keptAlone(folder, await openStore(place));
  }
  const store = await openStore(place);
  try {
    return store.cluster === undefined ? keptAlone(openDataFolder(data), store) : await keptTogether(data, store, store.cluster);
  } catch (error) {
    await store.close();
    throw error;
  }
}

// --- Internal ---

function keptAlone(folder: DataFolder, store: DeploymentStore): Kept {
  return {
    folder,
    store: { ...store, audit: sealedAudit(store.audit, folder.path, { signingKey: folder.runnerKey }) },
    process: process.pid,
    isAlive,
    share: async () => {},
    shareLogs: async () => {},
    close: () => store.close(),
  };
}

async function keptTogether(data: string, store: DeploymentStore, cluster: Cluster): Promise<Kept> {
  const isBegun = await isBegunBy(cluster, data);
  const shared = await openSharedFolder(data, cluster);
  const { share, shareLog, shareLogs } = shared;
  try {
    const folder = openDataFolder(data, isBegun);
    await checkKeys(cluster, folder);
    // The policy of a new deployment.
    await share();
    return {
      folder,
      store: {
        ...store,
        audit: sealedAudit(store.audit, data, { signingKey: folder.runnerKey, onHead: share }),
        evidence: {
          ...store.evidence,
          async put(record) {
            // Other nodes believe it only with its log.
            await shareLog(record.logFile);
            await store.evidence.put(record);
          },
        },
      },
      process: cluster.node,
      isAlive: (node) => cluster.isAlive(node),
      share,
      shareLogs,
      async close() {
        shared.close();
        await store.close();
      },
    };
  } catch (error) {
    shared.close();
    throw error;
  }
}
