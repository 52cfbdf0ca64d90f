import type { SnapshotTable } from './snapshot.ts';

/**
 * What is copied, in this order: first the audit chain, which tells stores apart; runs after what belongs to them, because an
 * erased run takes nothing any more. Sessions are left out: with an older copy, ended ones would be open again.
 */
export const snapshotTables: readonly SnapshotTable[] = [
  { name: 'audit', columns: ['sequence', 'kind', 'hash', 'body'], key: ['sequence'] },
  { name: 'evidence', columns: ['position', 'id', 'body'], key: ['position'] },
  { name: 'documents', columns: ['id', 'collection', 'digest', 'body'], key: ['id'] },
  { name: 'run_events', columns: ['run', 'sequence', 'body'], key: ['run', 'sequence'] },
  {
    name: 'feedback',
    columns: ['run', 'tool', 'engine', 'configuration', 'owner', 'at', 'useful', 'reason', 'text'],
    key: ['run'],
  },
  { name: 'runs', columns: ['id', 'owner', 'status', 'created_at', 'body', 'work', 'input', 'restorations', 'erased_at'], key: ['id'] },
  { name: 'usage', columns: ['position', 'day', 'caller', 'tokens', 'pounds', 'body'], key: ['position'] },
  { name: 'usage_groups', columns: ['usage', 'name'], key: ['usage', 'name'] },
  { name: 'api_keys', columns: ['position', 'id', 'revoked_at', 'body'], key: ['position'] },
  { name: 'sign_ins', columns: ['person', 'body'], key: ['person'] },
  { name: 'key_refusals', columns: ['key', 'reason'], key: ['key', 'reason'] },
];
