import type { DeploymentStore, FollowedDocuments } from '@assay/stores';

/** The documents of a store as an index follows them; a store of one machine is compared whole each time, by digests. */
export function followedStore({ documents, cluster }: Pick<DeploymentStore, 'documents' | 'cluster'>): FollowedDocuments {
  if (cluster !== undefined) return cluster.documents;
  return {
    changes: async () => ({ version: 0, isWhole: true, digests: await documents.digests(), gone: [] }),
    async *read(ids) {
      for (const id of ids) {
        const document = await documents.get(id);
        if (document !== undefined) yield document;
      }
    },
  };
}
