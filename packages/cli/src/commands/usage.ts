import { AssayError, type UsageEntry } from '@assay/core';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';
import { readDay } from '../read-day.ts';
import { plain, table } from '../terminal.ts';

const usage = 'assay usage [--from DAY] [--to DAY] [--by tool|engine|person|group|day] [--json]';

const keys: Readonly<Record<string, (entry: UsageEntry) => readonly string[]>> = {
  tool: ({ tool }) => [tool],
  engine: ({ engine }) => [engine],
  person: ({ caller }) => [caller],
  group: ({ groups }) => groups,
  day: ({ at }) => [at.slice(0, 10)],
};

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
    const keysOf = Object.hasOwn(keys, values.by) ? keys[values.by] : undefined;
    if (keysOf === undefined)
      throw new AssayError('bad-usage', `--by is one of ${Object.keys(keys).join(', ')}, not "${values.by}".\nUsage: ${usage}`);
    const { store, now } = await open();
    const today = now().toISOString().slice(0, 10);
    const [from, to] = [readDay(values.from, '--from', usage) ?? `${today.slice(0, 7)}-01`, readDay(values.to, '--to', usage) ?? today];
    const entries = await store.usage.entries(from, to);
    const groups = Map.groupBy(
      entries.flatMap((entry) => keysOf(entry).map((key) => ({ key, entry }))),
      ({ key }) => key,
    );
    const rows = [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, own]) => ({ of: key, ...sumOf(own.map(({ entry }) => entry)) }));
    const total = sumOf(entries);
    if (values.json === true) terminal.out(JSON.stringify({ status: 'done', from, to, by: values.by, rows, total }));
    else if (entries.length === 0) terminal.out(`From ${from} to ${to} no model engine was used.`);
    else {
      const cells = [...rows, { of: 'in all', ...total }].map((row) => [
        plain(row.of),
        `${row.runs}`,
        row.input.toLocaleString('en-GB'),
        row.output.toLocaleString('en-GB'),
        `£${row.pounds.toFixed(2)}`,
      ]);
      terminal.out(`From ${from} to ${to}\n${table([[values.by, 'runs', 'tokens in', 'tokens out', 'cost'], ...cells])}`);
      if (total.estimated > 0) terminal.out(`Of ${total.estimated} runs the tokens are estimated: their endpoint does not count.`);
    }
    return 0;
  },
};

// --- Internal ---

function sumOf(entries: readonly UsageEntry[]) {
  return {
    runs: entries.length,
    input: entries.reduce((sum, entry) => sum + entry.input, 0),
    output: entries.reduce((sum, entry) => sum + entry.output, 0),
    pounds: entries.reduce((sum, entry) => sum + entry.pounds, 0),
    estimated: entries.filter(({ isEstimated }) => isEstimated).length,
  };
}
