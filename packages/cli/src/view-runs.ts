import { join } from 'node:path';
import type { EvidenceRecord, Report } from '@assay/core';
import { logFileOf, outputsFile, parseRunLog, readOutputs, type SampleRecord } from '@assay/evals';
import { type EarlierRun, type RunView, viewRun } from '@assay/evals/report';
import type { Deployment } from './deployment.ts';
import { readRunLog } from './read-run-log.ts';

/** Reports with their samples, outputs and the run before, as the report shows them; a report whose log is gone is left out. */
export async function viewRuns(deployment: Deployment, reports: readonly Report[]): Promise<readonly RunView[]> {
  const evidence = await deployment.store.evidence.all();
  const suites = new Map(
    [...deployment.listed.values()].flatMap((listed) =>
      listed.status === 'listed' ? listed.suites.map(({ suite }) => [suite.name, suite] as const) : [],
    ),
  );
  const views: RunView[] = [];
  for (const report of reports) {
    const suite = suites.get(report.suite);
    const samples = await samplesOf(deployment, report);
    if (suite === undefined || samples === undefined) continue;
    const digests = new Map(samples.map(({ id, kept }) => [id, kept]));
    const outputs = readOutputs(join(deployment.folder.logFolder, outputsFile(logFileOf(report.suite, report.attempt))), digests);
    views.push(viewRun({ report, suite, samples, outputs, earlier: await runBefore(deployment, report, evidence) }));
  }
  return views;
}

// --- Internal ---

async function samplesOf({ folder }: Deployment, report: Report): Promise<readonly SampleRecord[] | undefined> {
  const text = await readRunLog(folder.logFolder, logFileOf(report.suite, report.attempt));
  return text === undefined ? undefined : parseRunLog(text);
}

/** The newest evidence for a suite from before a report. */
async function runBefore(deployment: Deployment, report: Report, evidence: readonly EvidenceRecord[]): Promise<EarlierRun | undefined> {
  const before = evidence.findLast(
    (record) =>
      record.report.suite === report.suite &&
      record.report.timing.finishedAt < report.timing.startedAt &&
      record.report.attempt !== report.attempt,
  )?.report;
  const samples = before === undefined ? undefined : await samplesOf(deployment, before);
  return before === undefined || samples === undefined ? undefined : { report: before, samples };
}
