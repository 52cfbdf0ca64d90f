export { copySnapshot } from './copy-snapshot.ts';
export { rowDigest, rowLine, type TableDigest } from './digest-rows.ts';
export { openEmbeddedSnapshot } from './embedded-snapshot.ts';
export { openEmbeddedTarget } from './embedded-target.ts';
export type { Row, Snapshot, SnapshotTable, SnapshotTarget } from './snapshot.ts';
export { snapshotTables } from './snapshot-tables.ts';
export { type RecordsVerdict, recordsWalk } from './walk-records.ts';
