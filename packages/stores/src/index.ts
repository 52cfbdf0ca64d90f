export type { Cluster, DocumentChanges, FollowedDocuments, SharedFile, SharedFiles, WaitingUploads } from './cluster.ts';
export type { DeploymentStore } from './deployment-store.ts';
export type { EndedPiece, NodeWork, TakenPiece, WorkPiece } from './node-work.ts';
export { openStore, type StorePlace } from './open-store.ts';
export type { PageAsked, PageNear, PlacedPage, SharedSpace, Spaces, VectorSupport } from './spaces.ts';
