import { createPublicKey } from 'node:crypto';
import { userInfo } from 'node:os';
import { AssayError, digestOf, messageOf } from '@assay/core';
import { type GatePolicy, usualDrift } from '@assay/gate';
import type { Command } from '../command.ts';
import { installPolicy, policyRecord } from '../data-folder.ts';
import { driftWords, readDrift } from '../drift/read-drift.ts';
import { readArguments } from '../read-arguments.ts';
import { readInputFile } from '../read-text-file.ts';

const usage =
  'assay gate policy [--mode development|production] [--approver NAME=FILE ...] [--remove NAME ...] [--runner FILE ...] [--tier synthetic|public|departmental] [--requires deep|reviewer|equality-note ...] [--drift FILE] [--json]';

const modes = ['development', 'production'] as const;
const tiers = ['synthetic', 'public', 'departmental'] as const;
const demands = ['deep', 'reviewer', 'equality-note', 'nothing'] as const;

/** Shows the signed gate policy, or changes it; every change is a record of the audit chain. */
export const gatePolicyCommand: Command = {
  usage,
  summary: 'show the gate policy, or change mode, trusted people and keys, or what it asks for',
  async run({ arguments: given, terminal, open }) {
    const text = { type: 'string' } as const;
    const many = { ...text, multiple: true } as const;
    const options = {
      mode: text,
      tier: text,
      approver: many,
      remove: many,
      runner: many,
      requires: many,
      drift: text,
      json: { type: 'boolean' },
    } as const;
    const { values } = readArguments(given, options, usage);
    const mode = oneOf(values.mode, modes, '--mode');
    const tier = oneOf(values.tier, tiers, '--tier');
    const added = await Promise.all((values.approver ?? []).map(readApprover));
    const runners = await Promise.all((values.runner ?? []).map(readPublicKey));
    const { folder, store, tools, now, share } = await open();
    const drift = values.drift === undefined ? undefined : readDrift(values.drift, tools.keys());
    if (folder.gatePolicy.status === 'broken') throw new AssayError('policy-invalid', folder.gatePolicy.reason);
    const before = folder.gatePolicy.policy;
    const policy: GatePolicy = {
      ...before,
      mode: mode ?? before.mode,
      requiredTier: tier ?? before.requiredTier,
      runners: [...new Set([...before.runners, ...runners])],
      approvers: withApprovers(before.approvers, added, values.remove ?? []),
      requires: values.requires === undefined ? before.requires : requiresOf(values.requires),
      ...(drift === undefined ? {} : { drift: { ...(before.drift ?? usualDrift), ...drift } }),
    };
    if (digestOf(policy) !== digestOf(before)) {
      await store.audit.append(policyRecord(policy, before, { actor: userInfo().username, at: now() }));
      installPolicy(folder.path, policy, folder.runnerKey);
      await share();
    }
    const { requiredTier, evidenceDays, requires } = policy;
    const names = policy.approvers.map(({ name }) => name);
    const digest = digestOf(policy);
    const asked = [
      requires.deep ? 'deep suites' : '',
      requires.reviewer ? 'a reviewer with a role' : '',
      requires.equalityNote ? 'an equality note' : '',
    ]
      .filter((item) => item !== '')
      .join(', ');
    terminal.out(
      values.json === true
        ? JSON.stringify({
            status: 'done',
            mode: policy.mode,
            requiredTier,
            requires,
            evidenceDays,
            approvers: names,
            drift: policy.drift ?? usualDrift,
            digest,
          })
        : `Mode ${policy.mode}; evidence on ${requiredTier} data or better, at most ${evidenceDays} days old${asked === '' ? '' : `, with ${asked}`}; officers: ${names.join(', ') || 'none'}; ${driftWords(policy.drift ?? usualDrift)}; digest ${digest.slice(0, 12)}.`,
    );
    return 0;
  },
};

// --- Internal ---

type Approvers = GatePolicy['approvers'];

function withApprovers(before: Approvers, added: Approvers, removed: readonly string[]): Approvers {
  const unknown = removed.find((name) => !before.some((officer) => officer.name === name));
  if (unknown !== undefined)
    throw new AssayError(
      'bad-usage',
      `There is no officer named "${unknown}" on the trust list: ${before.map(({ name }) => name).join(', ')}.`,
    );
  const kept = before.filter(({ name }) => !removed.includes(name));
  for (const officer of added) {
    const same = kept.find(({ name, key }) => name === officer.name || key === officer.key);
    if (same !== undefined && (same.name !== officer.name || same.key !== officer.key))
      throw new AssayError(
        'bad-usage',
        `${same.name} is on the trust list with another key or name. Take the entry off first: --remove "${same.name}"`,
      );
    if (same === undefined) kept.push(officer);
  }
  return kept;
}

function requiresOf(given: readonly string[]): GatePolicy['requires'] {
  const asked = new Set(given.map((item) => oneOf(item, demands, '--requires')));
  return { deep: asked.has('deep'), reviewer: asked.has('reviewer'), equalityNote: asked.has('equality-note') };
}

function oneOf<Value extends string>(given: string | undefined, known: readonly Value[], option: string): Value | undefined {
  const found = known.find((value) => value === given);
  if (given !== undefined && found === undefined)
    throw new AssayError('bad-usage', `${option} is one of ${known.join(', ')}, not "${given}".\nUsage: ${usage}`);
  return found;
}

async function readApprover(given: string): Promise<Approvers[number]> {
  const [name = '', ...file] = given.split('=');
  if (name.trim() === '' || file.length === 0)
    throw new AssayError('bad-usage', `--approver binds a name to a public key: --approver "Ann Officer=ann.pub.pem", not "${given}".`);
  return { name: name.trim(), key: await readPublicKey(file.join('=')) };
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
