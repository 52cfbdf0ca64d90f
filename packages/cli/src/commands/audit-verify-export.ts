import { createPublicKey } from 'node:crypto';
import { AssayError, messageOf } from '@assay/core';
import type { Command } from '../command.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { readInputFile } from '../read-text-file.ts';
import { proveDisclosure } from '../records/prove-disclosure.ts';
import { plain, table } from '../terminal.ts';

const usage = 'assay audit verify-export FILE.zip [--key PUBLIC.pem] [--json]';

/** Proves a disclosure bundle, anywhere: no data folder is needed. */
export const auditVerifyExport: Command = {
  usage,
  summary: 'prove that a disclosure bundle is as it was signed, and by which key',
  async run({ arguments: given, terminal }) {
    const { values, positionals } = readArguments(given, { key: { type: 'string' }, json: { type: 'boolean' } }, usage);
    const file = onlyPositional(positionals, 'one file', usage);
    const key = values.key === undefined ? undefined : await readPublicKey(values.key);
    const { checks, signedBy, about } = await proveDisclosure(file, key);
    const isProved = checks.every(({ holds }) => holds);
    if (values.json === true) terminal.out(JSON.stringify({ status: isProved ? 'proved' : 'refused', signedBy, ...about, checks }));
    else {
      terminal.out(plain(table(checks.map(({ what, holds, detail }) => [holds ? 'holds' : 'REFUSED', what, detail]))));
      terminal.out(
        plain(isProved ? `\nEverything holds. It was made by ${about.by} on ${about.at}.` : '\nNot everything holds: do not rely on it.'),
      );
      if (signedBy !== '' && key === undefined) terminal.out(`Signed by the key ${signedBy}. Confirm with its owner that this is theirs.`);
    }
    return isProved ? 0 : 1;
  },
};

// --- Internal ---

async function readPublicKey(file: string): Promise<string> {
  const text = new TextDecoder().decode(await readInputFile(file));
  try {
    // Of a private key it would make the public one: nobody should have that at hand for this.
    if (text.includes('PRIVATE KEY')) throw new Error('it is a private key');
    createPublicKey(text);
    return text;
  } catch (error) {
    throw new AssayError(
      'bad-usage',
      `${file} is not a public key: ${messageOf(error)}. Give the .pub.pem file of whoever made the bundle.`,
      {
        cause: error,
      },
    );
  }
}
