export type { Cluster, SharedFile, SharedFiles } from './cluster.ts';
export type { DeploymentStore } from './deployment-store.ts';
export { openStore, type StorePlace } from './open-store.ts';
