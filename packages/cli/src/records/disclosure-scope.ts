import { AssayError, type AuditRecord, caseDigest, type RunHead, type RunStore } from '@assay/core';
import type { Period } from '../read-period.ts';
import { readCase } from './case-option.ts';

/** What a disclosure is about: a person, a run, a case (with the digest that stands for it in records), or some days. */
export type DisclosureScope =
  | ({ readonly of: 'person'; readonly person: string } & Period)
  | { readonly of: 'run'; readonly run: string }
  | ({ readonly of: 'case'; readonly case: string; readonly digest: string } & Period)
  | { readonly of: 'days'; readonly from: string; readonly to: string };

interface ScopeOptions extends Period {
  readonly person?: string | undefined;
  readonly run?: string | undefined;
  readonly case?: string | undefined;
}

/** The one scope that options give; a person or a case can be narrowed to some days. */
export function disclosureScope(
  { person, run, from, to, ...options }: ScopeOptions,
  usage: string,
): (deploymentKey: Uint8Array) => DisclosureScope {
  const reference = readCase(options.case, usage);
  const named = [person, run, reference].filter((one) => one !== undefined).length;
  if (run !== undefined && named === 1 && from === undefined && to === undefined) return () => ({ of: 'run', run });
  if (person !== undefined && named === 1) return () => ({ of: 'person', person, from, to });
  if (reference !== undefined && named === 1)
    return (deploymentKey) => ({ of: 'case', case: reference, digest: caseDigest(deploymentKey, reference), from, to });
  if (named === 0 && from !== undefined && to !== undefined) return () => ({ of: 'days', from, to });
  throw new AssayError('bad-usage', `Say what is asked for: one person, one run, one case, or days with --from and --to.\nUsage: ${usage}`);
}

/** The runs of a scope, oldest first. */
export async function* runsInScope(runs: RunStore, scope: DisclosureScope): AsyncGenerator<RunHead, void> {
  if (scope.of === 'run') {
    const run = await runs.get(scope.run);
    if (run === undefined) throw new AssayError('not-found', `There is no run "${scope.run}".`);
    yield run;
    return;
  }
  const { from, to } = scope;
  if (scope.of === 'person') yield* runs.find({ owner: scope.person, from, to });
  else yield* runs.find({ case: scope.of === 'case' ? scope.digest : undefined, from, to });
}

/** Whether an audit record is of a scope with these runs: a run's own records are, whenever they were written. */
export function recordInScope(scope: DisclosureScope, runs: ReadonlySet<string>): (record: AuditRecord) => boolean {
  return ({ at, actor, body }) => {
    const named = [body.run, ...(Array.isArray(body.runs) ? body.runs : [])];
    if (named.some((run) => typeof run === 'string' && runs.has(run))) return true;
    if (scope.of === 'run') return false;
    const day = at.slice(0, 10);
    const isInDays = day >= (scope.from ?? '') && day <= (scope.to ?? '9999');
    if (scope.of === 'case') return isInDays && body.case === scope.digest;
    return isInDays && (scope.of === 'days' || actor === scope.person || body.person === scope.person);
  };
}
