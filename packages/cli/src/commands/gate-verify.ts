import { chainWalk, readAudit } from '@assay/core';
import { type BundleCheck, readBundle, verifyBundle } from '@assay/gate';
import type { Command } from '../command.ts';
import type { Deployment } from '../deployment.ts';
import { readArguments } from '../read-arguments.ts';
import { readInputFile } from '../read-text-file.ts';
import { plain, table } from '../terminal.ts';

const usage = 'assay gate verify [BUNDLE] [--json]';

/** Proves a bundle, or all evidence of this deployment, piece by piece. */
export const gateVerify: Command = {
  usage,
  summary: 'prove a bundle, or all evidence held here, piece by piece',
  async run({ arguments: given, terminal, open }) {
    const { values, positionals } = readArguments(given, { json: { type: 'boolean' } }, usage);
    const [file] = positionals;
    const { checks, about } = file === undefined ? await verifyDeployment(await open()) : await verifyFile(file);
    const isProved = checks.every(({ holds }) => holds);
    if (values.json === true) terminal.out(JSON.stringify({ status: isProved ? 'proved' : 'refused', ...about, checks }));
    else {
      terminal.out(plain(table(checks.map(({ what, holds, detail }) => [holds ? 'holds' : 'REFUSED', what, detail]))));
      terminal.out(isProved ? '\nEverything holds.' : '\nNot everything holds: do not rely on it.');
      if (about.signedBy !== undefined) terminal.out(`Signed by the key ${about.signedBy}. Confirm with its owner that this is theirs.`);
    }
    return isProved ? 0 : 1;
  },
};

// --- Internal ---

interface Verified {
  readonly checks: readonly BundleCheck[];
  readonly about: { readonly signedBy?: string };
}

async function verifyFile(file: string): Promise<Verified> {
  const verdict = await verifyBundle(readBundle(await readInputFile(file)), new Date());
  return { checks: verdict.checks, about: { signedBy: verdict.signedBy } };
}

async function verifyDeployment({ gate, engine, tools, store, folder }: Deployment): Promise<Verified> {
  const walk = chainWalk();
  for await (const record of readAudit(store.audit)) walk.add(record);
  const chain = walk.verdict();
  const checks: BundleCheck[] = [
    {
      what: 'gate policy',
      holds: folder.gatePolicy.status === 'read',
      detail: folder.gatePolicy.status === 'read' ? folder.gatePolicy.policy.mode : folder.gatePolicy.reason,
    },
    {
      what: 'audit chain',
      holds: chain.status === 'whole',
      detail: chain.status === 'whole' ? `${chain.records} records` : `breaks at record ${chain.sequence}: ${chain.reason}`,
    },
  ];
  for (const tool of tools.keys()) {
    const { decision, explanation } = await gate.explain(tool, engine.id);
    if (explanation === undefined) checks.push({ what: tool, holds: false, detail: decision.reasons.join('; ') });
    // What was never measured is no evidence that could be wrong.
    const held = (explanation?.suites ?? []).filter(({ evidence, attempts }) => evidence !== undefined || attempts.length > 0);
    for (const { suite, state, reasons, evidence } of held)
      checks.push({
        what: `${tool}: ${suite}`,
        holds: state === 'passed' || state === 'expired',
        detail: evidence === undefined ? reasons.join('; ') : `${state}, evidence ${evidence.record.id}`,
      });
    for (const { at, kind, approval, isCurrent } of explanation?.approvals ?? []) {
      const who = approval.status === 'verified' ? approval.statement.predicate.assay.name : approval.reason;
      // What was approved before, or by somebody who is trusted no longer, is history and no fault.
      checks.push({ what: `${tool}: ${kind} of ${at}`, holds: true, detail: isCurrent ? who : `does not count for what stands: ${who}` });
    }
  }
  return { checks, about: {} };
}
