import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { AssayError, messageOf } from '@assay/core';
import type { Command } from '../command.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';

const usage = 'assay gate keygen NAME [--json]';

/** Makes an officer's key pair: the private one stays with that person. */
export const gateKeygen: Command = {
  usage,
  summary: 'make a key pair for an assurance officer: NAME.pem and NAME.pub.pem',
  async run({ arguments: given, terminal }) {
    const { values, positionals } = readArguments(given, { json: { type: 'boolean' } }, usage);
    const name = onlyPositional(positionals, 'a name for the files', usage);
    const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
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
