export { copySnapshot, rowsOf } from './copy-snapshot.ts';
export { rowDigest, rowLine, type TableDigest } from './digest-rows.ts';
export { openSnapshot, openTarget } from './open-snapshot.ts';
export type { Row, Snapshot, SnapshotTable, SnapshotTarget } from './snapshot.ts';
export { snapshotTables } from './snapshot-tables.ts';
export { type RecordsVerdict, recordsWalk } from './walk-records.ts';
