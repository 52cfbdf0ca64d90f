import { AssayError } from '@assay/core';
import { checkDataset } from '@assay/evals';
import { adoptDataset } from '../adopted-suites.ts';
import type { Command } from '../command.ts';
import { instruments, offeredTools } from '../offered-tools.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';

const usage = 'assay eval adopt DIR --suite SUITE --name NAME [--json]';

/** Takes a department's own dataset in: from then on the tool must pass on it too. */
export const evalAdopt: Command = {
  usage,
  summary: 'take in a dataset of your department: from then on the tool must pass on it too',
  async run({ arguments: given, terminal, open }) {
    const text = { type: 'string' } as const;
    const { values, positionals } = readArguments(given, { suite: text, name: text, json: { type: 'boolean' } }, usage);
    const from = onlyPositional(positionals, 'one folder with data.jsonl and manifest.json', usage);
    const suites = new Map(
      [...offeredTools, ...instruments].flatMap((offered) => offered.suites.map((suite) => [suite.name, suite] as const)),
    );
    const suite = suites.get(values.suite ?? '');
    if (suite === undefined || values.name === undefined)
      throw new AssayError(
        'bad-usage',
        `Name a suite (${[...suites.keys()].join(', ')}) and the dataset: --suite, --name.\nUsage: ${usage}`,
      );
    const { folder, now, share } = await open();
    const adopted = adoptDataset(folder.path, from, { suite, name: values.name, now: now() });
    const samples = checkDataset(adopted);
    await share();
    if (values.json === true) terminal.out(JSON.stringify({ status: 'done', suite: adopted.name, samples }));
    else
      terminal.out(
        `${adopted.name}: ${samples.gate} samples in the gate half, ${samples.tune} in the tune half. ${suite.tool.name} must now pass on it: npx assay eval run ${suite.tool.name}`,
      );
    return 0;
  },
};
