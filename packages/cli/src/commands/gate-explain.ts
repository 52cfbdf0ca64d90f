import { unknownTool } from '@assay/core';
import type { SuiteJudgement } from '@assay/gate';
import type { Command } from '../command.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { plain, table } from '../terminal.ts';

const usage = 'assay gate explain TOOL [--json]';

/** Says what a tool's state rests on: policy, suites, evidence, attempts, approvals. */
export const gateExplain: Command = {
  usage,
  summary: 'say what a tool’s state rests on: suites, evidence, attempts, approvals',
  async run({ arguments: given, terminal, open }) {
    const { values, positionals } = readArguments(given, { json: { type: 'boolean' } }, usage);
    const tool = onlyPositional(positionals, 'one tool', usage);
    const { gate, engine, measurable: tools } = await open();
    if (!tools.has(tool)) throw unknownTool(tool, tools.keys());
    const { decision, explanation } = await gate.explain(tool, engine.id);
    const suites = explanation?.suites ?? [];
    const approvals = (explanation?.approvals ?? []).map(({ at, kind, approval, isCurrent }) =>
      approval.status === 'refused'
        ? { at, kind, status: approval.status, reason: approval.reason, isCurrent }
        : { at, kind, status: approval.status, keyId: approval.keyId, isCurrent, ...approval.statement.predicate.assay },
    );
    if (values.json === true)
      terminal.out(JSON.stringify({ ...decision, policy: explanation?.policy, suites: suites.map(asJson), approvals }));
    else {
      const { state, evidence, configuration, policyDigest, reasons, command, isEnabled } = decision;
      terminal.out(`${tool} on ${decision.engine}: ${state}${evidence === '' ? '' : `; ${evidence}`}`);
      terminal.out(
        `  configuration ${configuration.slice(0, 12)}, policy ${policyDigest.slice(0, 12)} (${explanation?.policy.mode ?? 'unreadable'})`,
      );
      for (const reason of reasons) terminal.out(`  ${plain(reason)}`);
      if (!isEnabled) terminal.out(`  next: ${command}`);
      if (suites.length > 0) terminal.out(`\nSuites\n${table(suites.map(rowOf))}`);
      const attempts = suites.flatMap((suite) => suite.attempts);
      if (attempts.length > 0)
        terminal.out(
          `\nAttempts at exactly this configuration\n${table(attempts.map(({ suite, id, outcome, reason }) => [`  ${suite}`, id, outcome, plain(reason)]))}`,
        );
      terminal.out(`\nApprovals${approvals.length === 0 ? ': none' : ''}`);
      for (const item of approvals)
        terminal.out(
          plain(
            item.status === 'refused'
              ? `  ${item.at}: does not count: ${item.reason}`
              : `  ${item.at}: ${item.name}${item.role === '' ? '' : ` (${item.role})`}, key ${item.keyId.slice(0, 12)}: ${item.reason}${item.isCurrent ? '' : item.kind === 'extension' ? ` (extension until ${item.until})` : ' (not of what stands now)'}`,
          ),
        );
    }
    return decision.isEnabled ? 0 : 1;
  },
};

// --- Internal ---

function rowOf({ suite, state, evidence }: SuiteJudgement): readonly string[] {
  if (evidence === undefined) return [`  ${suite}`, state, 'no evidence for what is loaded'];
  const { report, id } = evidence.record;
  const required = Object.values(report.metrics).filter(({ kind }) => kind !== 'reported');
  const passed = required.filter((metric) => metric.passed === true).length;
  return [`  ${suite}`, state, `${passed} of ${required.length} requirements`, `${report.tier} data`, report.timing.finishedAt, id];
}

function asJson({ suite, state, reasons, attempts, evidence }: SuiteJudgement) {
  return { suite, state, reasons, attempts, evidence: evidence?.record.id, report: evidence?.record.report };
}
