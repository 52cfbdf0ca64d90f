import { AssayError } from '@assay/core';
import { readBundle, verifyBundle } from '@assay/gate';
import { extractSource } from '../bundle/extract-source.ts';
import { reproduceBundle } from '../bundle/reproduce-bundle.ts';
import type { Command } from '../command.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { readInputFile } from '../read-text-file.ts';
import { plain, table } from '../terminal.ts';

const usage = 'assay gate reproduce BUNDLE [--extract DIR] [--json]';

/** Runs a bundle's suites again and says whether the same came out. */
export const gateReproduce: Command = {
  usage,
  summary: 'run the suites of a bundle again and say whether the same bytes came out',
  async run({ arguments: given, terminal, open }) {
    const { values, positionals } = readArguments(given, { extract: { type: 'string' }, json: { type: 'boolean' } }, usage);
    const file = onlyPositional(positionals, 'one bundle', usage);
    const bundle = readBundle(await readInputFile(file));
    const verdict = await verifyBundle(bundle, new Date());
    const wrong = verdict.checks.find(({ holds }) => !holds);
    if (wrong !== undefined)
      throw new AssayError('evidence-invalid', `${file} does not hold: ${wrong.what}: ${wrong.detail}. Nothing was run.`);
    if (values.extract !== undefined) {
      const count = await extractSource(bundle, values.extract);
      const next = `cd ${values.extract} && npm ci && npx assay gate reproduce ${file}`;
      if (values.json === true) terminal.out(JSON.stringify({ status: 'extracted', folder: values.extract, files: count, next }));
      else
        terminal.out(`${count} files in ${values.extract}: the code of the bundle. Running it is your decision; read it first.\n  ${next}`);
      return 0;
    }
    const outcome = await reproduceBundle(bundle, verdict.evidence, await open(), (suite, done, total) =>
      terminal.progress(suite, done, total),
    );
    if (values.json === true) terminal.out(JSON.stringify(outcome));
    else {
      terminal.out(
        plain(
          table(outcome.suites.map(({ suite, status, detail }) => [status === 'same' ? 'the same' : status.toUpperCase(), suite, detail])),
        ),
      );
      for (const item of outcome.environment) terminal.out(`  here it is another environment: ${item}`);
      if (outcome.status === 'other-configuration')
        terminal.out(`\nThe code here is not the bundle's. To run the bundle's own: npx assay gate reproduce ${file} --extract DIR`);
      else terminal.out(outcome.status === 'same' ? '\nThe same came out, sample by sample.' : '\nNot the same came out.');
    }
    return outcome.status === 'same' ? 0 : 1;
  },
};
