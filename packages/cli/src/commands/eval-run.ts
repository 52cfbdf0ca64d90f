import { accessSync, constants } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { AssayError, messageOf, type Report, unknownTool } from '@assay/core';
import { chooseJudge } from '../choose-judge.ts';
import type { Command, CommandContext, ExitCode } from '../command.ts';
import type { Deployment } from '../deployment.ts';
import { type MeasureOutcome, measureTools } from '../measure-tools.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { showReport } from '../show-report.ts';
import type { Terminal } from '../terminal.ts';
import { viewRuns } from '../view-runs.ts';
import { writeReports } from './eval-report.ts';

const usage =
  'assay eval run SUITE --data DIR [--json] | assay eval run [TOOL ...] [--all] [--deep] [--resume] [--reason TEXT] [--half gate|tune] [--only WORD] [--at-once N] [--judge ENGINE] [--html FILE] [--junit FILE] [--csv FILE] [--inspect FILE] [--json]';

/** Measures tools. */
export const evalRun: Command = {
  usage,
  summary: 'measure tools: accuracy, bias and guardrails; evidence is signed and kept',
  async run(context) {
    const options = {
      all: { type: 'boolean' },
      json: { type: 'boolean' },
      deep: { type: 'boolean' },
      resume: { type: 'boolean' },
      reason: { type: 'string' },
      only: { type: 'string' },
      'at-once': { type: 'string' },
      judge: { type: 'string' },
      html: { type: 'string' },
      junit: { type: 'string' },
      csv: { type: 'string' },
      inspect: { type: 'string' },
      data: { type: 'string' },
      half: { type: 'string', default: 'gate' },
    } as const;
    const { values, positionals } = readArguments(context.arguments, options, usage);
    const { half } = values;
    if (half !== 'gate' && half !== 'tune') throw new AssayError('bad-usage', `--half is gate or tune, not "${half}".\nUsage: ${usage}`);
    if (values.reason?.trim() === '')
      throw new AssayError('bad-usage', `--reason says why the earlier attempt ended so; it cannot be empty.\nUsage: ${usage}`);
    // The gate half is tried whole, on record, or not at all.
    if (values.only !== undefined && (values.only === '' || half !== 'tune'))
      throw new AssayError('bad-usage', `--only takes a word in the name of samples, and goes with --half tune.\nUsage: ${usage}`);
    const deployment = await context.open();
    if (values.data !== undefined)
      return runOwnData(context, deployment, { folder: values.data, suites: positionals, isJson: values.json === true });
    const tools = values.all === true ? [...deployment.tools.keys()] : positionals;
    if (tools.length === 0)
      throw new AssayError('bad-usage', `Name a tool (${[...deployment.tools.keys()].join(', ')}) or --all.\nUsage: ${usage}`);
    const unknown = tools.find((tool) => !deployment.measurable.has(tool));
    if (unknown !== undefined) throw unknownTool(unknown, deployment.measurable.keys());
    const judge = values.judge === undefined ? undefined : await chooseJudge(deployment, values.judge);
    if (judge?.standing === 'advisory')
      context.terminal.notify(
        `The judge only tells and decides nothing: ${judge.words}. To calibrate it: npx assay eval run judge --engine ${values.judge}`,
      );

    checkWritable([values.html, values.junit, values.csv, values.inspect]);
    if (half === 'gate') await warnApproved(deployment, tools, context.terminal);
    const outcomes = await measureTools(deployment, {
      tools,
      half,
      actor: userInfo().username,
      deep: values.deep === true,
      resume: values.resume === true,
      ...(values.reason === undefined ? {} : { reason: values.reason }),
      ...(values.only === undefined ? {} : { only: values.only }),
      ...atOnce(values['at-once']),
      ...(judge === undefined ? {} : { judge }),
      onProgress: (suite, done, total) => context.terminal.progress(suite, done, total),
    });
    const reports = outcomes.flatMap((outcome) => (outcome.status === 'measured' ? [outcome.report] : []));
    const files = await writeReports(deployment, await viewRuns(deployment, reports), values);
    const decisions = await Promise.all(tools.map((tool) => deployment.decide(tool)));
    if (values.json === true)
      context.terminal.out(JSON.stringify({ status: statusOf(outcomes), suites: outcomes.map(asJson), decisions, files }));
    else {
      for (const outcome of outcomes)
        if (outcome.status === 'measured') showReport(outcome.report, context.terminal);
        else context.terminal.out(`${outcome.suite}: not measured: ${outcome.reason}`);
      for (const { tool, state, reasons, command, isEnabled } of decisions)
        context.terminal.out(`${tool}: ${state}${isEnabled ? '' : ` (${reasons.join('; ')}; next: ${command})`}`);
    }
    return exitOf(outcomes, half === 'gate' && decisions.some(({ isEnabled }) => !isEnabled));
  },
};

// --- Internal ---

/** Before minutes of measuring, not after them. */
function checkWritable(files: readonly (string | undefined)[]): void {
  for (const file of files) {
    if (file === undefined) continue;
    try {
      accessSync(dirname(file), constants.W_OK);
    } catch (error) {
      throw new AssayError('bad-usage', `${file} cannot be written: ${messageOf(error)}. Name another file.`, { cause: error });
    }
  }
}

/** New evidence is not what the officer read: in production the tool is off until it is approved again. */
async function warnApproved({ gate, engine }: Deployment, tools: readonly string[], { notify }: Terminal): Promise<void> {
  for (const tool of tools) {
    const { decision, explanation } = await gate.explain(tool, engine.id);
    if (decision.isEnabled && explanation?.policy.mode === 'production')
      notify(`Note: ${tool} is approved and on. With new evidence it is off until an officer approves that.`);
  }
}

/** Data that a person brought is told, never judged: there is nothing it could fail. */
async function runOwnData(
  { terminal }: CommandContext,
  deployment: Deployment,
  { folder, suites, isJson }: { readonly folder: string; readonly suites: readonly string[]; readonly isJson: boolean },
): Promise<ExitCode> {
  const { measureOwnData, ownDataSuiteNames } = await import('../measure-own-data.ts');
  const suite = onlyPositional(suites, `one suite (${ownDataSuiteNames.join(', ')}) with --data`, usage);
  const report = await measureOwnData({
    suite,
    folder,
    deployment,
    onProgress: (step, done, total) => terminal.progress(step, done, total),
  });
  if (isJson) terminal.out(JSON.stringify(report));
  else showReport(report, terminal);
  return 0;
}

function atOnce(text: string | undefined): { concurrency?: number } {
  if (text === undefined) return {};
  const concurrency = Number(text);
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 256)
    throw new AssayError('bad-usage', `--at-once is a whole number from 1 to 256, not "${text}".\nUsage: ${usage}`);
  return { concurrency };
}

function asJson(outcome: MeasureOutcome): Report | { readonly suite: string; readonly status: 'not-measured'; readonly reason: string } {
  return outcome.status === 'measured' ? outcome.report : outcome;
}

function statusOf(outcomes: readonly MeasureOutcome[]): string {
  const states = outcomes.map((outcome) => (outcome.status === 'measured' ? outcome.report.status : outcome.status));
  return ['not-measured', 'failed', 'inconclusive', 'partial'].find((state) => states.some((other) => other === state)) ?? 'passed';
}

function exitOf(outcomes: readonly MeasureOutcome[], isAnyOff: boolean): ExitCode {
  const status = statusOf(outcomes);
  if (status === 'not-measured') return 2;
  if (status === 'partial') return 0;
  return status === 'passed' && !isAnyOff ? 0 : 1;
}
