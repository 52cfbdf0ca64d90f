import { AssayError, type AuditEntry, messageOf } from '@assay/core';
import { openStore, type StorePlace } from '@assay/stores';

/** Writes into a store's audit chain that a copy was made of it, or that it came from one; `done` says what stands all the same. */
export async function recordCopy(place: StorePlace, entry: AuditEntry, done: string): Promise<void> {
  try {
    const store = await openStore(place);
    try {
      await store.audit.append(entry);
    } finally {
      await store.close();
    }
  } catch (error) {
    throw new AssayError('audit-unavailable', `${done}, but that could not be recorded in the audit chain: ${messageOf(error)}`, {
      cause: error,
    });
  }
}
