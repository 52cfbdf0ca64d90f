import { userInfo } from 'node:os';
import { AssayError, messageOf } from '@assay/core';
import type { Command } from '../command.ts';
import { openPreview } from '../guard/open-preview.ts';
import { readArguments } from '../read-arguments.ts';
import { readPeriod } from '../read-period.ts';
import { readInputFile } from '../read-text-file.ts';
import { disclosureScope } from '../records/disclosure-scope.ts';
import { signManifest } from '../records/disclosure-signature.ts';
import { writeDisclosure } from '../records/write-disclosure.ts';
import { openZipFile } from '../records/zip-file.ts';

const usage =
  'assay audit export --person ID | --run ID | --case REFERENCE | --from DAY --to DAY --out FILE.zip [--redact] [--key FILE.pem] [--json]';

/** Writes what is kept of a person, a run, a case or some days into one file, signed, for a request for information or for one’s own data. */
export const auditExport: Command = {
  usage,
  summary: 'write what is kept of a person, a run, a case or some days into one signed file, for who has a right to it',
  async run({ arguments: given, terminal, environment, open }) {
    const [text, flag] = [{ type: 'string' }, { type: 'boolean' }] as const;
    const options = { person: text, run: text, case: text, key: text, from: text, to: text, out: text, redact: flag, json: flag };
    const { values, positionals } = readArguments(given, options, usage);
    const { person, run } = values;
    const scopeOf = disclosureScope({ person, run, case: values.case, ...readPeriod(values, usage) }, usage);
    const { out: file } = values;
    if (file === undefined || !/\.zip$/i.test(file) || positionals.length > 0)
      throw new AssayError('bad-usage', `Name the file with --out; it ends in .zip.\nUsage: ${usage}`);
    const preview = values.redact === true ? openPreview({ policy: 'all-kinds' }, environment, usage) : undefined;
    const officersKey = values.key === undefined ? undefined : await readSigningKey(values.key);
    const { store, folder, now } = await open();
    const [scope, signingKey] = [scopeOf(folder.deploymentKey), officersKey ?? folder.runnerKey];
    const zip = openZipFile(file, now());
    try {
      const made = { at: now().toISOString(), by: userInfo().username };
      const { chain, ...counts } = await writeDisclosure({ store, scope, zip, preview, made, signingKey });
      if (counts.runs + counts.records === 0)
        throw new AssayError('not-found', 'Nothing is kept of what was asked for. Ids of people stand in audit records as the actor.');
      await zip.finish();
      if (values.json === true) terminal.out(JSON.stringify({ status: 'done', file, chain, ...counts }));
      else {
        terminal.out(`${file}: ${counts.runs} runs (${counts.erased} erased), ${counts.records} audit records.`);
        terminal.out(`Prove it: npx assay audit verify-export ${file}`);
        if (preview !== undefined)
          terminal.out(`${counts.proposals} redactions are proposed. Read every text and decide before you pass it on.`);
      }
      if (chain === 'broken') terminal.notify('The audit chain is broken, as the manifest says. See: npx assay audit verify');
      return 0;
    } catch (error) {
      await zip.abandon();
      throw error;
    }
  },
};

// --- Internal ---

/** An officer’s own key, in place of the deployment’s. */
async function readSigningKey(file: string): Promise<string> {
  const text = new TextDecoder().decode(await readInputFile(file));
  try {
    signManifest('', text);
    return text;
  } catch (error) {
    throw new AssayError('bad-usage', `${file} cannot sign: ${messageOf(error)}. Give the file of an Ed25519 private key (PEM).`, {
      cause: error,
    });
  }
}
