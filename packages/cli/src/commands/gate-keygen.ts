import { writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename } from 'node:path';
import { AssayError, digestOf, messageOf } from '@assay/core';
import type { Command } from '../command.ts';
import { policyRecord, rotateRunnerKey } from '../data-folder.ts';
import type { Deployment } from '../deployment.ts';
import { makeKeyPair } from '../make-key-pair.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import type { Terminal } from '../terminal.ts';

const usage = 'assay gate keygen NAME [--json] | assay gate keygen --rotate-runner [--json]';

/** Makes an officer's key pair: the private one stays with that person. */
export const gateKeygen: Command = {
  usage,
  summary: 'make a key pair for an assurance officer (NAME.pem, NAME.pub.pem), or a new runner key',
  async run({ arguments: given, terminal, open }) {
    const { values, positionals } = readArguments(given, { 'rotate-runner': { type: 'boolean' }, json: { type: 'boolean' } }, usage);
    if (values['rotate-runner'] === true) return rotate(await open(), values.json === true, terminal);
    const name = onlyPositional(positionals, 'a name for the files', usage);
    if (!/^[^.]/.test(basename(name)))
      throw new AssayError(
        'bad-usage',
        `A key needs a name that does not begin with a full stop, such as "ann", not "${name}".\nUsage: ${usage}`,
      );
    const { privateKey, publicKey } = makeKeyPair();
    const files = { private: `${name}.pem`, public: `${name}.pub.pem` };
    try {
      writeFileSync(files.private, privateKey, { mode: 0o600, flag: 'wx' });
      writeFileSync(files.public, publicKey, { flag: 'wx' });
    } catch (error) {
      throw new AssayError(
        'bad-usage',
        `The key files cannot be written: ${messageOf(error)}. Choose another name; keys are never overwritten.`,
      );
    }
    if (values.json === true) terminal.out(JSON.stringify({ status: 'done', ...files }));
    else
      terminal.out(
        `${files.private} is the officer's alone: move it to where only they can read it.\n${files.public} goes on the trust list: npx assay gate policy --approver "THEIR NAME=${files.public}"`,
      );
    return 0;
  },
};

// --- Internal ---

async function rotate({ folder, store, now, share }: Deployment, isJson: boolean, terminal: Terminal): Promise<0> {
  if (folder.gatePolicy.status === 'broken') throw new AssayError('policy-invalid', folder.gatePolicy.reason);
  const before = folder.gatePolicy.policy;
  const { policy, old } = rotateRunnerKey(folder, before);
  await share();
  await store.audit.append(policyRecord(policy, before, { actor: userInfo().username, at: now() }));
  if (isJson) terminal.out(JSON.stringify({ status: 'done', old, runners: policy.runners.length, digest: digestOf(policy) }));
  else
    terminal.out(
      `A new runner key signs from now on; evidence of the old one stands until it expires. Destroy the old private key or lock it away: ${old}`,
    );
  return 0;
}
