import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';
import { table } from '../terminal.ts';

const usage = 'assay gate status [--json]';

/** Says which tools may run, and why the others may not. */
export const gateStatus: Command = {
  usage,
  summary: 'say which tools may run, and why the others may not',
  async run({ arguments: given, terminal, open }) {
    const { values } = readArguments(given, { json: { type: 'boolean' } }, usage);
    const deployment = await open();
    const decisions = await Promise.all([...deployment.tools.keys()].map((tool) => deployment.decide(tool)));
    const isAllOn = decisions.every(({ isEnabled }) => isEnabled);
    if (values.json === true) terminal.out(JSON.stringify({ status: isAllOn ? 'all-enabled' : 'some-off', tools: decisions }));
    else {
      terminal.out(table(decisions.map(({ tool, engine, state, evidence }) => [tool, engine, state, evidence])));
      for (const { tool, reasons, command, isEnabled } of decisions)
        if (!isEnabled) terminal.out(`\n${tool} is off: ${reasons.join('; ')}\n  run: ${command}`);
    }
    return isAllOn ? 0 : 1;
  },
};
