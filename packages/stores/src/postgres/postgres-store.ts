import type { DeploymentStore } from '../deployment-store.ts';
import { refuseHalf } from '../snapshot/postgres-target.ts';
import { auditStore } from './audit-store.ts';
import { documentStore } from './document-store.ts';
import { evidenceStore } from './evidence-store.ts';
import { feedbackStore } from './feedback-store.ts';
import { groupWrites } from './group-writes.ts';
import { migrate } from './migrate.ts';
import { openCluster } from './open-cluster.ts';
import { peopleStore } from './people-store.ts';
import { openPgDatabase, type PgSettings } from './pg-database.ts';
import { runStore } from './run-store.ts';
import type { SqlDatabase } from './sql-database.ts';
import { tryWriting } from './try-writing.ts';
import { usageStore } from './usage-store.ts';

/** Opens the store of a PostgreSQL database, which any number of nodes share; its tables are made or brought up to date first. */
export async function openPostgresStore(settings: PgSettings): Promise<DeploymentStore> {
  const database = await openPgDatabase(settings);
  try {
    return await postgresStoreOn(database, settings.url);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** A store on a database that was opened. */
export async function postgresStoreOn(database: SqlDatabase, url?: string): Promise<DeploymentStore> {
  await migrate(database);
  const { write, settled } = groupWrites(database);
  const audit = auditStore(database);
  const { close, ...cluster } = await openCluster(database, url);
  await refuseHalf(database).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    documents: documentStore(database, () => cluster.tell('documents')),
    runs: runStore(database, { write, cluster }),
    audit,
    evidence: evidenceStore(database),
    usage: usageStore(database, write),
    people: peopleStore(database),
    feedback: feedbackStore(database),
    tryWriting: () => tryWriting(database),
    cluster,
    async close() {
      await Promise.all([settled(), audit.settled()]);
      await close();
      await database.close();
    },
  };
}
