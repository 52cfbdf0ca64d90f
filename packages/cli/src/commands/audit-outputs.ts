import { AssayError } from '@assay/core';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';
import { readPeriod } from '../read-period.ts';
import { knownConfiguration, type RecalledOutput, recallOutputs } from '../records/recall-outputs.ts';
import { plain } from '../terminal.ts';

const usage = 'assay audit outputs --configuration DIGEST [--from DAY] [--to DAY] [--json]';

/** Lists all that a configuration told: what has to be looked at when it turns out to have been wrong. */
export const auditOutputs: Command = {
  usage,
  summary: 'list every output of a configuration, for when it turns out to have been wrong',
  async run({ arguments: given, terminal, open }) {
    const text = { type: 'string' } as const;
    const { values, positionals } = readArguments(given, { configuration: text, from: text, to: text, json: { type: 'boolean' } }, usage);
    if (values.configuration === undefined || positionals.length > 0)
      throw new AssayError('bad-usage', `Say which with --configuration.\nUsage: ${usage}`);
    const period = readPeriod(values, usage);
    const { runs } = (await open()).store;
    const configuration = await knownConfiguration(runs, values.configuration, usage);
    const outputs: RecalledOutput[] = [];
    let count = 0;
    for await (const output of recallOutputs(runs, { configuration, ...period })) {
      count += 1;
      if (values.json === true) outputs.push(output);
      else for (const line of linesOf(output)) terminal.out(plain(line));
    }
    if (values.json === true) terminal.out(JSON.stringify({ status: 'done', configuration, outputs }));
    else terminal.out(count === 0 ? `In these days no run of ${configuration} began.` : `${count} runs of ${configuration}.`);
    return 0;
  },
};

// --- Internal ---

function linesOf({ run, at, owner, tool, status, text, erasedAt }: RecalledOutput): readonly string[] {
  const head = `${at}  ${tool}  ${run}  of ${owner}, ${status}`;
  if (erasedAt !== undefined) return [`${head}, its content erased on ${erasedAt.slice(0, 10)}`];
  return [head, ...(text === '' ? ['    (nothing was told)'] : text.split('\n').map((line) => `    ${line}`))];
}
