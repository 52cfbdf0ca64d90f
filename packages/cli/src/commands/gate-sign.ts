import { writeFile } from 'node:fs/promises';
import { AssayError, messageOf } from '@assay/core';
import { addCountersignature, readBundle, signBundle, verifyBundle } from '@assay/gate';
import type { Command } from '../command.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { readInputFile } from '../read-text-file.ts';

const usage = 'assay gate sign BUNDLE --key FILE --name NAME --organisation NAME --statement TEXT --out FILE [--json]';

/** Puts another department's signature under a bundle: theirs, never counted as approval here. */
export const gateSign: Command = {
  usage,
  summary: 'counter-sign a bundle of another department; it stays their approval to give',
  async run({ arguments: given, terminal }) {
    const text = { type: 'string' } as const;
    const options = { key: text, name: text, organisation: text, statement: text, out: text, json: { type: 'boolean' } } as const;
    const { values, positionals } = readArguments(given, options, usage);
    const file = onlyPositional(positionals, 'one bundle', usage);
    const { key, out } = values;
    const [name = '', organisation = '', statement = ''] = [values.name, values.organisation, values.statement].map((item) => item?.trim());
    if (key === undefined || out === undefined || name === '' || organisation === '' || statement === '')
      throw new AssayError('bad-usage', `A counter-signature needs --key, --name, --organisation, --statement and --out.\nUsage: ${usage}`);
    const bytes = await readInputFile(file);
    const bundle = readBundle(bytes);
    const now = new Date();
    const { checks } = await verifyBundle(bundle, now);
    const wrong = checks.find(({ holds }) => !holds);
    if (wrong !== undefined)
      throw new AssayError('evidence-invalid', `${file} does not hold, so it is not signed: ${wrong.what}: ${wrong.detail}.`);
    const { keyId, envelope } = signBundle(
      bundle,
      { name, organisation, statement, at: now },
      new TextDecoder().decode(await readInputFile(key)),
    );
    try {
      await writeFile(out, addCountersignature(bytes, keyId, envelope), { flag: 'wx' });
    } catch (error) {
      throw new AssayError('bad-usage', `${out} cannot be written: ${messageOf(error)}. Choose another name.`, { cause: error });
    }
    if (values.json === true) terminal.out(JSON.stringify({ status: 'done', file: out, keyId }));
    else
      terminal.out(
        `${out} carries the signature of ${name}, ${organisation} (key ${keyId.slice(0, 16)}). It counts as theirs, not as approval where it is used.`,
      );
    return 0;
  },
};
