import { AssayError } from '@assay/core';
import { checkEndpoint } from '@assay/engines';
import type { Command } from '../command.ts';
import { dataFolderOf } from '../data-folder.ts';
import { readEnginesFile } from '../engines/engines-file.ts';
import { readArguments } from '../read-arguments.ts';
import { plain, table } from '../terminal.ts';

const usage = 'assay engine check [ENGINE] [--json]';

/** Proves that an engine's endpoint works, and says what it supports. */
export const engineCheck: Command = {
  usage,
  summary: 'prove that a model engine’s endpoint works, and say what it supports',
  async run({ arguments: given, terminal, environment }) {
    const { values, positionals } = readArguments(given, { json: { type: 'boolean' } }, usage);
    const { engines } = readEnginesFile(dataFolderOf(environment), environment);
    const names = Object.keys(engines);
    const [name = names[0]] = positionals;
    if (name === undefined)
      throw new AssayError(
        'bad-usage',
        'No model engine is set up. Put one into engines.json of the data folder, or set ASSAY_ENGINE_ADDRESS and ASSAY_ENGINE_MODEL; the README shows how.',
      );
    const settings = engines[name];
    if (settings === undefined || positionals.length > 1)
      throw new AssayError('bad-usage', `There is no engine "${name}". The engines are: ${names.join(', ') || 'none'}.\nUsage: ${usage}`);
    terminal.notify(`Asking ${settings.address} ...`);
    const check = await checkEndpoint(name, settings, environment);
    if (values.json === true) terminal.out(JSON.stringify({ status: check.isUsable ? 'usable' : 'not-usable', engine: name, ...check }));
    else {
      terminal.out(`${name} at ${settings.address}`);
      terminal.out(table(check.findings.map(({ what, status, detail }) => [`  ${what}`, status, plain(detail)])));
      if (check.wholeMs > 0) terminal.out(`  first words after ${check.firstMs} ms, all after ${check.wholeMs} ms`);
      terminal.out(
        check.isUsable
          ? `It works. Measure a tool on it: npx assay eval run summariser --engine ${name}`
          : 'It cannot be used as it is set.',
      );
    }
    return check.isUsable ? 0 : 1;
  },
};
