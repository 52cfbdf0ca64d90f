import { AssayError, digestOf, unknownTool } from '@assay/core';
import { longestExtensionDays, signApproval } from '@assay/gate';
import type { Command } from '../command.ts';
import type { Deployment } from '../deployment.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { readInputFile } from '../read-text-file.ts';
import { plain } from '../terminal.ts';

const usage = 'assay gate approve TOOL --key FILE --name NAME --reason TEXT [--role ROLE] [--equality-note FILE] [--extend DAYS] [--json]';

const day = 24 * 60 * 60 * 1_000;
const longestNote = 20_000;

/** An assurance officer accepts the evidence a tool stands on; in production nothing runs without it. */
export const gateApprove: Command = {
  usage,
  summary: 'accept the evidence a tool stands on, as an assurance officer; or let it stand a little longer when it has expired',
  async run({ arguments: given, terminal, open }) {
    const text = { type: 'string' } as const;
    const options = {
      key: text,
      name: text,
      role: text,
      reason: text,
      'equality-note': text,
      extend: text,
      json: { type: 'boolean' },
    } as const;
    const { values, positionals } = readArguments(given, options, usage);
    const tool = onlyPositional(positionals, 'one tool', usage);
    const { key, name = '', role = '', reason = '' } = values;
    if (key === undefined || name.trim() === '' || reason.trim() === '')
      throw new AssayError('bad-usage', `An approval needs a key, a name and a reason: --key, --name, --reason.\nUsage: ${usage}`);
    const days = values.extend === undefined ? undefined : daysOf(values.extend);
    const privateKey = new TextDecoder().decode(await readInputFile(key));
    const equalityNote = values['equality-note'] === undefined ? '' : await readNote(values['equality-note']);
    const deployment = await open();
    const { folder, store, now } = deployment;
    if (folder.gatePolicy.status === 'broken') throw new AssayError('policy-invalid', folder.gatePolicy.reason);

    const standing = await standingEvidence(deployment, tool, days === undefined ? 'passed' : 'expired');
    // Trying until it passes must not look like passing.
    for (const { suite, outcome, reason: given } of standing.bad)
      terminal.notify(plain(`Note: an attempt at ${suite} came out ${outcome}: ${given}`));
    const at = now();
    const approval = signApproval(
      {
        evidence: standing.evidence,
        engine: standing.engine,
        configuration: standing.configuration,
        tool,
        name: name.trim(),
        role: role.trim(),
        reason: reason.trim(),
        equalityNote,
        at,
        ...(days === undefined ? {} : { until: new Date(at.getTime() + days * day) }),
      },
      privateKey,
      folder.gatePolicy.policy,
    );
    const kind = days === undefined ? 'evidence-approved' : 'evidence-extended';
    await store.audit.append({ kind, at: at.toISOString(), actor: name.trim(), body: { tool, approval } });
    const decision = await deployment.decide(tool);
    const suites = standing.evidence.map(({ suite }) => suite);
    if (values.json === true) terminal.out(JSON.stringify({ status: 'done', approved: suites, decision }));
    else {
      const did = days === undefined ? 'approved' : `lets stand for ${days} days more, once a second officer does too,`;
      terminal.out(`${name} ${did} ${suites.join(', ')}. ${tool}: ${decision.state}.`);
      for (const why of decision.reasons) terminal.out(`  ${why}`);
    }
    return decision.isEnabled ? 0 : 1;
  },
};

// --- Internal ---

function daysOf(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= longestExtensionDays) return days;
  throw new AssayError(
    'bad-usage',
    `--extend is a whole number of days from 1 to ${longestExtensionDays}, not "${text}".\nUsage: ${usage}`,
  );
}

async function readNote(file: string): Promise<string> {
  const note = new TextDecoder().decode(await readInputFile(file)).trim();
  if (note !== '' && note.length <= longestNote) return note;
  throw new AssayError(
    'bad-usage',
    `${file} must hold the equality note: some text, at most ${longestNote.toLocaleString('en-GB')} characters.`,
  );
}

/** The newest evidence for each suite that the policy asks for, as the gate sees it now; anything less cannot be accepted. */
async function standingEvidence({ listed, gate, engine }: Deployment, tool: string, wanted: 'passed' | 'expired') {
  if (!listed.has(tool)) throw unknownTool(tool, listed.keys());
  const { decision, explanation } = await gate.explain(tool, engine.id);
  const refuse = (why: string) => new AssayError('evidence-invalid', `${tool} cannot be approved: ${why}. Next: ${decision.command}`);
  if (explanation === undefined || decision.state === 'revoked') throw refuse(decision.reasons.join('; '));
  const evidence = explanation.suites.map(({ suite, state, reasons, evidence: found }) => {
    const isFit = state === 'passed' || (wanted === 'expired' && state === 'expired');
    if (found === undefined || !isFit) throw refuse(reasons.join('; ') || `${suite} is ${state}`);
    return { suite, envelope: digestOf(found.record.envelope) };
  });
  if (wanted === 'expired' && !explanation.suites.some(({ state }) => state === 'expired')) throw refuse('its evidence has not expired');
  const bad = explanation.suites.flatMap(({ attempts }) => attempts.filter(({ outcome }) => outcome !== 'passed'));
  return { evidence, bad, engine: engine.id, configuration: decision.configuration };
}
