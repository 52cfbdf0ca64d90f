import { AssayError, type Store } from '@assay/core';

/**
 * The store of runs under measurement: it keeps nothing. What a measurement keeps is its run log;
 * events are read from the run's own journal, and the deployment's runs and audit chain are not touched.
 */
export function scratchStore(): Store {
  let sequence = 0;
  const unused = () =>
    Promise.reject(new AssayError('tool-failed', 'A run under measurement has no documents and no evidence of its own.'));
  return {
    runs: {
      async open() {},
      async accept() {},
      takeUp: async () => false,
      async append() {},
      async close() {},
      get: async () => undefined,
      events: async () => [],
      async *find() {},
      configurations: async () => [],
      erase: async () => 'absent',
      async scrub() {},
    },
    audit: {
      async append(entry) {
        sequence += 1;
        return { ...entry, sequence, previous: '', hash: '' };
      },
      read: async () => [],
    },
    documents: { put: unused, get: unused, digests: unused, remove: unused, async *all() {} },
    evidence: { put: unused, all: unused },
    usage: { record: unused, spent: unused, entries: unused },
    async close() {},
  };
}
