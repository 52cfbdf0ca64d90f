import type { AuditRecord } from './audit.ts';
import type { AuditStore } from './store.ts';

interface Lost {
  readonly run: string;
  readonly actor: string;
  readonly configuration: string;
  readonly at: string;
}

/** How a run ended that nobody works on any more. */
export const lostEnd = { status: 'failed', code: 'run-lost' } as const;

/** The closing record of a run that could not write its own. */
export function recordLost(audit: Pick<AuditStore, 'append'>, { run, actor, configuration, at }: Lost): Promise<AuditRecord> {
  const nothing = { output: '', checks: {}, found: { listed: [], more: 0 } };
  return audit.append({ kind: 'run-closed', at, actor, body: { run, configuration, ...lostEnd, ...nothing } });
}
