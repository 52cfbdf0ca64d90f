import type { DeploymentStore } from '../deployment-store.ts';
import { openPostgresStore, postgresStoreOn } from '../postgres/postgres-store.ts';
import { schemaUrl, serverUrl } from '../postgres/testing/server-database.ts';

/** Opens stores on one database, as nodes do. */
export type OpenNode = () => Promise<DeploymentStore>;

/** New databases for several nodes: within the process, with pgvector, and on a server where tests have one, with what that has. */
export const everyDatabase: readonly (readonly [name: string, open: () => Promise<OpenNode>])[] = [
  [
    'on PGlite',
    async () => {
      // Lazily: it takes its time, and most tests want no database.
      const { pgliteDatabase } = await import('../postgres/testing/pglite-database.ts');
      const database = await pgliteDatabase();
      return () => postgresStoreOn(database);
    },
  ],
  ...(serverUrl === undefined
    ? []
    : [
        [
          'on a PostgreSQL server',
          async () => {
            const url = await schemaUrl();
            return () => openPostgresStore({ url });
          },
        ] as const,
      ]),
];
