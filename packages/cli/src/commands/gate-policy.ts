import { createPublicKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { AssayError, digestOf, messageOf } from '@assay/core';
import { type GatePolicy, sealGatePolicy } from '@assay/gate';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';
import { readInputFile } from '../read-text-file.ts';

const usage = 'assay gate policy [--mode development|production] [--approver FILE ...] [--tier synthetic|public|departmental] [--json]';

const modes = ['development', 'production'] as const;
const tiers = ['synthetic', 'public', 'departmental'] as const;

/** Shows the signed gate policy, or changes it; every change is a record of the audit chain. */
export const gatePolicyCommand: Command = {
  usage,
  summary: 'show the gate policy, or change mode, trusted officers or the data it asks for',
  async run({ arguments: given, terminal, open }) {
    const text = { type: 'string' } as const;
    const options = { mode: text, tier: text, approver: { ...text, multiple: true }, json: { type: 'boolean' } } as const;
    const { values } = readArguments(given, options, usage);
    const mode = oneOf(values.mode, modes, '--mode');
    const tier = oneOf(values.tier, tiers, '--tier');
    const approvers = await Promise.all((values.approver ?? []).map(readPublicKey));
    const { folder, store, now } = await open();
    if (folder.gatePolicy.status === 'broken') throw new AssayError('policy-invalid', folder.gatePolicy.reason);
    const before = folder.gatePolicy.policy;
    const policy: GatePolicy = {
      ...before,
      mode: mode ?? before.mode,
      requiredTier: tier ?? before.requiredTier,
      approvers: [...new Set([...before.approvers, ...approvers])],
    };
    if (digestOf(policy) !== digestOf(before)) {
      const body = { policy: digestOf(policy), before: digestOf(before), mode: policy.mode, approvers: policy.approvers.length };
      await store.audit.append({ kind: 'policy-installed', at: now().toISOString(), actor: userInfo().username, body });
      writeFileSync(join(folder.path, 'gate-policy.json'), sealGatePolicy(policy, folder.runnerKey));
    }
    const { requiredTier, evidenceDays } = policy;
    const shown = { mode: policy.mode, requiredTier, evidenceDays, approvers: policy.approvers.length, digest: digestOf(policy) };
    terminal.out(
      values.json === true
        ? JSON.stringify({ status: 'done', ...shown })
        : `Mode ${shown.mode}; evidence on ${requiredTier} data or better, at most ${evidenceDays} days old; ${shown.approvers} trusted officers; digest ${shown.digest.slice(0, 12)}.`,
    );
    return 0;
  },
};

// --- Internal ---

function oneOf<Value extends string>(given: string | undefined, known: readonly Value[], option: string): Value | undefined {
  const found = known.find((value) => value === given);
  if (given !== undefined && found === undefined)
    throw new AssayError('bad-usage', `${option} is one of ${known.join(', ')}, not "${given}".\nUsage: ${usage}`);
  return found;
}

async function readPublicKey(file: string): Promise<string> {
  const pem = new TextDecoder().decode(await readInputFile(file));
  if (pem.includes('PRIVATE KEY'))
    throw new AssayError('bad-usage', `${file} is a private key. The trust list takes the public one, usually named .pub.pem.`);
  try {
    if (createPublicKey(pem).asymmetricKeyType === 'ed25519') return pem;
  } catch (error) {
    throw new AssayError('bad-usage', `${file} is not a public key: ${messageOf(error)}.`, { cause: error });
  }
  throw new AssayError('bad-usage', `${file} is not an Ed25519 key. Make one with: npx assay gate keygen`);
}
