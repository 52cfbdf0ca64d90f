import { AssayError } from '@assay/core';
import { auditPairs, type OutputPair, type PairDifference, readRecords } from '@assay/evals';
import { z } from 'zod';
import type { Command } from '../command.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { table } from '../terminal.ts';

const usage = 'assay eval pairs FILE --a FIELD --b FIELD --cluster FIELD [--group FIELD] [--margin SD] [--json]';

/** Audits paired outputs that somebody already has, of any system. */
export const evalPairs: Command = {
  usage,
  summary: 'audit paired outputs you already have for differences in wording and length',
  async run({ arguments: given, terminal }) {
    const text = { type: 'string' } as const;
    const options = {
      a: text,
      b: text,
      cluster: text,
      group: text,
      margin: { ...text, default: '0.1' },
      json: { type: 'boolean' },
    } as const;
    const { values, positionals } = readArguments(given, options, usage);
    const file = onlyPositional(positionals, 'one file', usage);
    const { a, b, cluster, group } = values;
    if (a === undefined || b === undefined || cluster === undefined)
      throw new AssayError('bad-usage', `Name the fields of the two texts and of the source with --a, --b and --cluster.\nUsage: ${usage}`);
    const margin = Number(values.margin);
    if (!(margin > 0 && margin <= 5))
      throw new AssayError('bad-usage', `--margin is a number above 0 and at most 5, not "${values.margin}".`);

    const fields = [a, b, cluster, ...(group === undefined ? [] : [group])];
    const record = z.looseObject(Object.fromEntries(fields.map((field) => [field, z.string()])));
    const pairs = readRecords(file, record).records.map((item): OutputPair => {
      const field = (name: string) => String(item[name]);
      return { a: field(a), b: field(b), cluster: field(cluster), group: group === undefined ? 'all' : field(group) };
    });
    const groups = auditPairs(pairs, margin);
    const verdicts = Object.values(groups).flatMap((measures) => Object.values(measures).map(({ verdict }) => verdict));
    const status = verdicts.every((verdict) => verdict === 'equivalent') ? 'equivalent' : 'not-equivalent';
    if (values.json === true) terminal.out(JSON.stringify({ status, margin, pairs: pairs.length, groups }));
    else
      for (const [name, measures] of Object.entries(groups))
        terminal.out(`\n${name} (${b} minus ${a}, margin ±${margin} sd)\n${rows(measures)}`);
    return status === 'equivalent' ? 0 : 1;
  },
};

// --- Internal ---

function rows(measures: Readonly<Record<string, PairDifference>>): string {
  const number = (value: number | null) => (value === null ? '-' : value.toFixed(3));
  return table(
    Object.entries(measures).map(([name, { meanA, meanB, standardised, low, high, n, clusters, verdict }]) => [
      `  ${name}`,
      `${number(meanA)} and ${number(meanB)}`,
      `${number(standardised)} sd`,
      `${number(low)} to ${number(high)}`,
      `${n} pairs from ${clusters} sources`,
      verdict,
    ]),
  );
}
