import { AssayError, type AuditRecord, type RunHead, type RunStore } from '@assay/core';
import type { Period } from '../read-period.ts';

/** What a disclosure is about: a person, a run, or some days. */
export type DisclosureScope =
  | ({ readonly of: 'person'; readonly person: string } & Period)
  | { readonly of: 'run'; readonly run: string }
  | { readonly of: 'days'; readonly from: string; readonly to: string };

/** The one scope that options give; a person can be narrowed to some days. */
export function disclosureScope(
  { person, run, from, to }: Period & { readonly person?: string | undefined; readonly run?: string | undefined },
  usage: string,
): DisclosureScope {
  if (run !== undefined && person === undefined && from === undefined && to === undefined) return { of: 'run', run };
  if (run === undefined && person !== undefined) return { of: 'person', person, from, to };
  if (run === undefined && from !== undefined && to !== undefined) return { of: 'days', from, to };
  throw new AssayError('bad-usage', `Say what is asked for: one person, one run, or days with --from and --to.\nUsage: ${usage}`);
}

/** The runs of a scope, oldest first. */
export async function* runsInScope(runs: RunStore, scope: DisclosureScope): AsyncGenerator<RunHead, void> {
  if (scope.of === 'run') {
    const run = await runs.get(scope.run);
    if (run === undefined) throw new AssayError('not-found', `There is no run "${scope.run}".`);
    yield run;
  } else yield* runs.find({ owner: scope.of === 'person' ? scope.person : undefined, from: scope.from, to: scope.to });
}

/** Whether an audit record is of a scope with these runs: a run's own records are, whenever they were written. */
export function recordInScope(scope: DisclosureScope, runs: ReadonlySet<string>): (record: AuditRecord) => boolean {
  return ({ at, actor, body }) => {
    const named = [body.run, ...(Array.isArray(body.runs) ? body.runs : [])];
    if (named.some((run) => typeof run === 'string' && runs.has(run))) return true;
    if (scope.of === 'run') return false;
    const day = at.slice(0, 10);
    const isInDays = day >= (scope.from ?? '') && day <= (scope.to ?? '9999');
    return isInDays && (scope.of === 'days' || actor === scope.person || body.person === scope.person);
  };
}
