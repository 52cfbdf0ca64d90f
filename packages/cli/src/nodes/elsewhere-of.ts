import type { Elsewhere } from '@assay/server';
import type { Cluster } from '@assay/stores';

/** The other nodes on a store, as a server asks them. */
export function elsewhereOf({ tell, hear, askToStop }: Pick<Cluster, 'tell' | 'hear' | 'askToStop'>): Elsewhere {
  const wakers = new Map<string, Set<() => void>>();
  // One listener for all runs that are followed, however many.
  hear('run', (run) => {
    const told = run === undefined ? [...wakers.values()] : [wakers.get(run) ?? []];
    for (const all of told) for (const wake of all) wake();
  });
  return {
    hear(run, wake) {
      const all = wakers.get(run) ?? new Set();
      wakers.set(run, all.add(wake));
      return () => {
        all.delete(wake);
        if (all.size === 0) wakers.delete(run);
      };
    },
    stop: askToStop,
    rates: { tell: (detail) => tell('rates', detail), hear: (listener) => hear('rates', listener) },
  };
}
