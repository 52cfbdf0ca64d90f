import type { FeedbackStore, PeopleStore, Store, StoreFaultCode } from '@assay/core';
import type { Cluster } from './cluster.ts';

/** Everything that a deployment keeps, wherever it is kept. */
export interface DeploymentStore extends Store {
  readonly people: PeopleStore;
  readonly feedback: FeedbackStore;
  /** What keeps the store from taking a write just now; found out by one that changes nothing. */
  tryWriting(): Promise<StoreFaultCode | undefined>;
  /** The other nodes, where several may work on this store. */
  readonly cluster?: Cluster;
}
