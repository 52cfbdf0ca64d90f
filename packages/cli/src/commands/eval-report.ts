import { writeFile } from 'node:fs/promises';
import { AssayError, type Decision, messageOf, type Report, unknownTool } from '@assay/core';
import { csvReport, htmlReport, inspectLog, junitReport, type RunView } from '@assay/evals/report';
import type { Command } from '../command.ts';
import type { Deployment } from '../deployment.ts';
import { readArguments } from '../read-arguments.ts';
import { viewRuns } from '../view-runs.ts';

const usage = 'assay eval report [TOOL ...] [--suite NAME] [--html FILE] [--junit FILE] [--csv FILE] [--inspect FILE] [--json]';

/** Writes what was measured as a page for people, and in the formats of other programs. */
export const evalReport: Command = {
  usage,
  summary: 'show what was measured: a page for people, JUnit, CSV, or a log for Inspect',
  async run({ arguments: given, terminal, open }) {
    const text = { type: 'string' } as const;
    const options = { suite: text, html: text, junit: text, csv: text, inspect: text, json: { type: 'boolean' } } as const;
    const { values, positionals } = readArguments(given, options, usage);
    const deployment = await open();
    const unknown = positionals.find((tool) => !deployment.measurable.has(tool));
    if (unknown !== undefined) throw unknownTool(unknown, deployment.measurable.keys());
    const tools = positionals.length === 0 ? [...deployment.tools.keys()] : positionals;
    const reports = (await newestReports(deployment, tools)).filter(({ suite }) => values.suite === undefined || suite === values.suite);
    const runs = await viewRuns(deployment, reports);
    if (runs.length === 0)
      throw new AssayError(
        'not-found',
        `There is nothing to report: no evidence of ${values.suite ?? tools.join(', ')} here. Measure first: npx assay eval run ${tools.join(' ')}`,
      );
    const files = await writeReports(
      deployment,
      runs,
      values.html === undefined && values.junit === undefined && values.csv === undefined && values.inspect === undefined
        ? { html: 'assay-report.html' }
        : values,
    );
    if (values.json === true) terminal.out(JSON.stringify({ status: 'done', suites: runs.map(({ report }) => report.suite), files }));
    else for (const file of files) terminal.out(file);
    return 0;
  },
};

/** Where reports are to be written. */
export interface ReportFiles {
  readonly html?: string | undefined;
  readonly junit?: string | undefined;
  readonly csv?: string | undefined;
  readonly inspect?: string | undefined;
}

/** Writes the reports that are asked for; an Inspect log holds one suite, so that several get their suite's name. */
export async function writeReports(deployment: Deployment, runs: readonly RunView[], files: ReportFiles): Promise<readonly string[]> {
  const written: string[] = [];
  const write = async (file: string, content: string) => {
    try {
      await writeFile(file, content, { mode: 0o600 });
    } catch (error) {
      throw new AssayError('bad-usage', `${file} cannot be written: ${messageOf(error)}. Name another file.`, { cause: error });
    }
    written.push(file);
  };
  if (files.html !== undefined) {
    const tools = [...deployment.tools.keys()];
    const decisions = await Promise.all(tools.map((tool) => deployment.decide(tool)));
    const standing = decisions.map(standingOf);
    await write(files.html, htmlReport({ title: 'What was measured', madeAt: deployment.now(), standing }, runs));
  }
  if (files.junit !== undefined) await write(files.junit, junitReport(runs));
  if (files.csv !== undefined) await write(files.csv, csvReport(runs));
  for (const run of files.inspect === undefined ? [] : runs) {
    const name = files.inspect ?? '';
    await write(
      runs.length === 1 ? name : name.replace(/(\.json)?$/, `-${run.report.suite.replaceAll('/', '-')}.json`),
      JSON.stringify(inspectLog(run)),
    );
  }
  return written;
}

// --- Internal ---

/** Where a tool stands, with its first reason: the rest is what `gate explain` tells. */
function standingOf({ tool, state, evidence, reasons }: Decision): string {
  const [first = '', ...more] = reasons;
  const why = `${first.slice(0, 160)}${first.length > 160 ? ' …' : ''}${more.length > 0 ? ` and ${more.length} more reasons` : ''}`;
  return `${tool}: ${[state, evidence, why].filter((item) => item !== '').join('; ')}`;
}

/** The newest evidence of every suite that the tools must pass, for what is loaded now or before. */
async function newestReports({ listed, store }: Deployment, tools: readonly string[]): Promise<readonly Report[]> {
  const evidence = await store.evidence.all();
  const suites = new Set(
    tools.flatMap((tool) => {
      const found = listed.get(tool);
      return found?.status === 'listed' ? found.suites.map(({ suite }) => suite.name) : [];
    }),
  );
  return [...suites].flatMap((suite) => evidence.findLast(({ report }) => report.suite === suite)?.report ?? []);
}
