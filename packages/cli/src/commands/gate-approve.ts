import { AssayError, digestOf, type EvidenceRecord } from '@assay/core';
import { approveEvidence } from '@assay/gate';
import type { Command } from '../command.ts';
import type { Deployment } from '../deployment.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { readInputFile } from '../read-text-file.ts';

const usage = 'assay gate approve TOOL --key FILE --name NAME --reason TEXT [--json]';

/** An assurance officer signs the evidence a tool stands on; in production nothing runs without it. */
export const gateApprove: Command = {
  usage,
  summary: 'sign the evidence a tool stands on, as an assurance officer',
  async run({ arguments: given, terminal, open }) {
    const text = { type: 'string' } as const;
    const { values, positionals } = readArguments(given, { key: text, name: text, reason: text, json: { type: 'boolean' } }, usage);
    const tool = onlyPositional(positionals, 'one tool', usage);
    const { key, name = '', reason = '' } = values;
    if (key === undefined || name.trim() === '' || reason.trim() === '')
      throw new AssayError('bad-usage', `An approval needs a key, a name and a reason: --key, --name, --reason.\nUsage: ${usage}`);
    const privateKey = new TextDecoder().decode(await readInputFile(key));
    const deployment = await open();
    const { folder, store, now } = deployment;
    if (folder.gatePolicy.status === 'broken') throw new AssayError('policy-invalid', folder.gatePolicy.reason);
    const { policy } = folder.gatePolicy;

    // All signatures are made before the first is kept: an approval is of the tool, not of half its suites.
    const approved = (await standingEvidence(deployment, tool)).map((record) => approveEvidence(record, privateKey, policy));
    for (const record of approved) {
      const at = now().toISOString();
      const body = { attempt: record.report.attempt, suite: record.report.suite, evidence: record.id, envelope: digestOf(record.envelope) };
      await store.evidence.put(record);
      await store.audit.append({ kind: 'evidence-recorded', at, actor: name, body });
      await store.audit.append({ kind: 'evidence-approved', at, actor: name, body: { ...body, tool, reason } });
    }
    const decision = await deployment.decide(tool);
    if (values.json === true)
      terminal.out(JSON.stringify({ status: 'done', approved: approved.map(({ report }) => report.suite), decision }));
    else terminal.out(`${name} approved ${approved.map(({ report }) => report.suite).join(', ')}. ${tool}: ${decision.state}.`);
    return decision.isEnabled ? 0 : 1;
  },
};

// --- Internal ---

/** The newest evidence for each suite of the tool as it is loaded now; anything less cannot be approved. */
async function standingEvidence({ listed, store }: Deployment, tool: string): Promise<readonly EvidenceRecord[]> {
  const standing = listed.get(tool);
  if (standing === undefined)
    throw new AssayError('unknown-tool', `There is no tool named "${tool}". The tools are: ${[...listed.keys()].join(', ')}.`);
  if (standing.status === 'broken') throw new AssayError('evidence-invalid', `${tool} cannot be approved: ${standing.reason}`);
  const evidence = await store.evidence.all();
  return standing.suites.map(({ suite, configuration, suiteParts }) => {
    const found = evidence.findLast(
      ({ report }) =>
        report.suite === suite.name && report.digests.configuration === configuration.digest && report.digests.suite === suiteParts.digest,
    );
    if (found?.report.status === 'passed') return found;
    const why = found === undefined ? 'has no evidence for what is loaded now' : `came out ${found.report.status}`;
    throw new AssayError(
      'evidence-invalid',
      `${tool} cannot be approved: ${suite.name} ${why}. Measure it first: npx assay eval run ${tool}`,
    );
  });
}
