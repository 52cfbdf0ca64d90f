import { AssayError, sumUsage, usageKeys } from '@assay/core';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';
import { readDay } from '../read-day.ts';
import { plain, table } from '../terminal.ts';

const usage = 'assay usage [--from DAY] [--to DAY] [--by tool|engine|person|group|day] [--json]';

/** Says what model engines have used. */
export const usageCommand: Command = {
  usage,
  summary: 'say what model engines have used: runs, tokens, pounds',
  async run({ arguments: given, terminal, open }) {
    const options = {
      from: { type: 'string' },
      to: { type: 'string' },
      by: { type: 'string', default: 'tool' },
      json: { type: 'boolean' },
    } as const;
    const { values } = readArguments(given, options, usage);
    const by = usageKeys.find((key) => key === values.by);
    if (by === undefined) throw new AssayError('bad-usage', `--by is one of ${usageKeys.join(', ')}, not "${values.by}".\nUsage: ${usage}`);
    const { store, now } = await open();
    const today = now().toISOString().slice(0, 10);
    const [from, to] = [readDay(values.from, '--from', usage) ?? `${today.slice(0, 7)}-01`, readDay(values.to, '--to', usage) ?? today];
    const entries = await store.usage.entries(from, to);
    const { rows, total } = sumUsage(entries, by);
    if (values.json === true) terminal.out(JSON.stringify({ status: 'done', from, to, by, rows, total }));
    else if (entries.length === 0) terminal.out(`From ${from} to ${to} no model engine was used.`);
    else {
      const cells = [...rows, { of: 'in all', ...total }].map((row) => [
        plain(row.of),
        `${row.runs}`,
        row.input.toLocaleString('en-GB'),
        row.output.toLocaleString('en-GB'),
        `£${row.pounds.toFixed(2)}`,
      ]);
      terminal.out(`From ${from} to ${to}\n${table([[by, 'runs', 'tokens in', 'tokens out', 'cost'], ...cells])}`);
      if (total.estimated > 0) terminal.out(`Of ${total.estimated} runs the tokens are estimated: their endpoint does not count.`);
    }
    return 0;
  },
};
