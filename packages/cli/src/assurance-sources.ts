import type { Report } from '@assay/core';
import { waysWrong, worstFailures } from '@assay/evals/report';
import type { AssuranceSources } from '@assay/server/assurance';
import type { Deployment } from './deployment.ts';
import { countGaps } from './gaps/count-gaps.ts';
import { viewRuns } from './view-runs.ts';

const mostFailures = 10;

/** What the pages tell assurance officers of evaluation, gate and drafter. */
export function assuranceSources(deployment: Deployment): AssuranceSources {
  return {
    async goesWrong(report: Report) {
      const [run] = await viewRuns(deployment, [report]);
      if (run === undefined) return undefined;
      return {
        unit: run.suite.unit,
        ways: waysWrong(run).map(({ count, of, words }) => ({ count, of, words })),
        failures: worstFailures(run, mostFailures).map(({ sample, words, output }) => ({
          id: sample.id,
          words,
          asked: output?.asked ?? 'It was not kept.',
          said: output?.said ?? 'It was not kept.',
        })),
      };
    },
    async approvals(tool, engine) {
      const { explanation } = await deployment.gate.explain(tool, engine);
      return (explanation?.approvals ?? []).map(({ at, kind, approval, isCurrent }) => {
        if (approval.status === 'refused')
          return { at, kind, name: '', role: '', reason: '', key: '', counts: false, why: approval.reason };
        const { name, role, reason, until } = approval.statement.predicate.assay;
        const why = isCurrent
          ? ''
          : kind === 'extension'
            ? `it lets expired evidence stand until ${until.slice(0, 10)}`
            : 'it is not of what stands now';
        return { at, kind, name, role, reason, key: approval.keyId, counts: isCurrent, why };
      });
    },
    missingLines: (days) => countGaps(deployment.store.runs, days),
  };
}
