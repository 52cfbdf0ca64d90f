import type { Cluster } from '../cluster.ts';
import { followedDocuments } from './followed-documents.ts';
import { joinNodes } from './nodes.ts';
import { openWork } from './open-work.ts';
import { sharedFiles } from './shared-files.ts';
import { sharedSpaces } from './shared-spaces.ts';
import { openSignals } from './signals.ts';
import type { SqlDatabase } from './sql-database.ts';
import { vectorSupport } from './vector-support.ts';
import { waitingUploads } from './waiting-uploads.ts';

/** Joins the nodes that work on a database; where it has an address, they share out work. */
export async function openCluster(database: SqlDatabase, url?: string): Promise<Cluster & { close(): Promise<void> }> {
  const { query } = database;
  const { leave, ...nodes } = await joinNodes(database);
  const { tell, hear, close } = await openSignals(database, nodes.node);
  return {
    ...nodes,
    tell,
    hear,
    files: sharedFiles(database, () => tell('files')),
    uploads: waitingUploads(database),
    ...(url === undefined ? {} : { openWork: (warn: (message: string) => void) => openWork(database, { url, warn }) }),
    inTurn: (name, work) => database.transaction(() => work(), name),
    documents: await followedDocuments(database),
    spaces: sharedSpaces(database, await vectorSupport(database)),
    async keepFirst(name, value) {
      await query('INSERT INTO firsts (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING', [name, value]);
      const { rows } = await query('SELECT value FROM firsts WHERE name = $1', [name]);
      return String(rows[0]?.value);
    },
    async firstOf(name) {
      const { rows } = await query('SELECT value FROM firsts WHERE name = $1', [name]);
      return rows[0] === undefined ? undefined : String(rows[0].value);
    },
    async askToStop(run) {
      await query(`INSERT INTO stops_asked (run) SELECT id FROM runs WHERE id = $1 AND status = 'running' ON CONFLICT DO NOTHING`, [run]);
      tell('stop', run);
    },
    async stopsAsked() {
      await query(`DELETE FROM stops_asked USING runs WHERE runs.id = stops_asked.run AND runs.status <> 'running'`);
      const { rows } = await query('SELECT run FROM stops_asked JOIN runs ON runs.id = run WHERE worker = $1', [nodes.node]);
      return rows.map(({ run }) => String(run));
    },
    async close() {
      await leave();
      await close();
    },
  };
}
