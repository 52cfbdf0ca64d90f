import { AssayError, messageOf } from '@assay/core';
import { headReader } from '../audit-head.ts';
import type { Command } from '../command.ts';
import type { Deployment } from '../deployment.ts';
import { readArguments } from '../read-arguments.ts';
import { readCheckpoint } from '../records/checkpoint.ts';
import { type Breach, type ChainProof, proveChain } from '../records/prove-chain.ts';
import { plain } from '../terminal.ts';

const usage = 'assay audit verify [--checkpoint FILE] [--json]';

/** Walks the audit chain with every signature on it, and from an earlier verification on if its output is at hand. */
export const auditVerify: Command = {
  usage,
  summary: 'walk the audit chain and say whether it and every signature on it hold, and whether it goes on from an earlier one',
  async run({ arguments: given, terminal, open }) {
    const options = { checkpoint: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { values, positionals } = readArguments(given, options, usage);
    if (positionals.length > 0) throw new AssayError('bad-usage', `A file is given with --checkpoint.\nUsage: ${usage}`);
    const { store, folder } = await open();
    const { runners, head, unread } = await signaturesOf(folder);
    const checkpoint = values.checkpoint === undefined ? undefined : await readCheckpoint(values.checkpoint, runners ?? []);
    const proof = await proveChain({ audit: store.audit, runners, head, checkpoint });
    const breaches = [...proof.breaches, ...unread];
    if (values.json === true) terminal.out(JSON.stringify(asJson(proof, breaches)));
    else for (const line of linesOf(proof, breaches)) terminal.out(plain(line));
    if (breaches.length === 0 && checkpoint !== undefined && values.json !== true)
      terminal.out(`It goes on from the checkpoint of ${checkpoint.records} records.`);
    return breaches.length === 0 ? 0 : 1;
  },
};

// --- Internal ---

/** Whose signatures count, and the signed head. What cannot be believed is a breach like any other: the rest is told all the same. */
async function signaturesOf({ path, readPolicy }: Deployment['folder']) {
  const policy = readPolicy();
  const unread = (reason: string) => ({ head: 'unread' as const, unread: [{ sequence: 0, reason }] });
  if (policy.status === 'broken') return { runners: undefined, ...unread(`no signature can be checked: ${policy.reason}`) };
  const { runners } = policy.policy;
  try {
    return { runners, head: await headReader(path)(runners), unread: [] };
  } catch (error) {
    return { runners, ...unread(messageOf(error)) };
  }
}

function asJson({ records, head, signed }: ChainProof, breaches: readonly Breach[]) {
  const [first] = breaches;
  return first === undefined ? { status: 'whole', records, head, signed } : { status: 'broken', ...first, breaches, signed };
}

function linesOf({ records, head, signed }: ChainProof, breaches: readonly Breach[]): readonly string[] {
  const upTo =
    signed.count === 0
      ? 'Nothing of it is signed.'
      : `It is signed up to record ${signed.upTo}, of ${signed.at} (${signed.count} signatures).`;
  if (breaches.length === 0) return [`The audit chain is whole: ${records} records, ending in ${head}.`, upTo];
  return [
    ...breaches.map(({ sequence, reason }) =>
      sequence === 0 ? `The audit chain is not proved: ${reason}` : `The audit chain is broken at record ${sequence}: ${reason}.`,
    ),
    signed.count === 0 ? upTo : `Up to record ${signed.upTo}, signed on ${signed.at}, it stands.`,
  ];
}
