import { AssayError } from '@assay/core';
import { copySnapshot, openSnapshot, openTarget, type Snapshot, snapshotTables } from '@assay/stores/snapshot';
import type { Command } from '../command.ts';
import { dataFolderOf } from '../data-folder.ts';
import { readArguments } from '../read-arguments.ts';
import { databaseAt } from '../store-place.ts';
import { table } from '../terminal.ts';

const usage = 'assay migrate --from embedded [--to postgres://USER@HOST/NAME] [--dry-run] [--json]';

/** Copies everything of the embedded store into a PostgreSQL database, proves it, and can be given again where it was cut off. */
export const migrate: Command = {
  usage,
  summary: 'copy everything of the embedded store to PostgreSQL, proved row by row; goes on where it was cut off',
  async run({ arguments: given, terminal, environment }) {
    const [text, flag] = [{ type: 'string' }, { type: 'boolean' }] as const;
    const { values, positionals } = readArguments(given, { from: text, to: text, 'dry-run': flag, json: flag }, usage);
    if (values.from !== 'embedded' || positionals.length > 0)
      throw new AssayError('bad-usage', `What is copied is the embedded store: --from embedded.\nUsage: ${usage}`);
    // With a password in it the address is better given as DATABASE_URL: whoever lists processes sees options.
    const [to, isGiven] = [values.to ?? environment.DATABASE_URL ?? '', values.to !== undefined];
    const place = databaseAt(to, isGiven ? '--to' : 'DATABASE_URL, or --to,');
    const folder = dataFolderOf(environment);
    const source = await openSnapshot({ folder }, { isAlone: true });
    try {
      if (values['dry-run'] === true) {
        const target = await openSnapshot(place);
        const tables = await countsOf(source, target).finally(() => target.close());
        if (values.json === true) terminal.out(JSON.stringify({ status: 'dry-run', tables }));
        else {
          terminal.out(table([['table', 'to copy', 'there already'], ...tables.map((one) => [one.table, `${one.rows}`, `${one.there}`])]));
          terminal.out('Nothing was changed. What is there already must be the beginning of the same rows, else nothing is copied.');
        }
        return 0;
      }
      const target = await openTarget(place);
      const onProgress = (doing: string, done: number, total: number) =>
        terminal.progress(doing === 'copying' ? 'Copying' : 'Proving', done, total);
      const tables = await copySnapshot(source, target, onProgress).finally(() => target.close());
      if (values.json === true) terminal.out(JSON.stringify({ status: 'done', tables }));
      else {
        terminal.out(
          table([
            ['table', 'rows', 'SHA-256 of its rows, the same on both sides'],
            ...tables.map((one) => [one.table, `${one.rows}`, one.sha256]),
          ]),
        );
        terminal.out(
          `Everything is in the database. Start with DATABASE_URL, and with ${folder} as the data folder: keys, policy and run logs stay there.`,
        );
        terminal.out(`People sign in anew. ${folder}/assay.sqlite is as it was: move it away, so that nobody works with it again.`);
      }
      return 0;
    } finally {
      await source.close();
    }
  },
};

// --- Internal ---

async function countsOf(source: Snapshot, target: Snapshot) {
  const counts: { readonly table: string; readonly rows: number; readonly there: number }[] = [];
  for (const one of snapshotTables) counts.push({ table: one.name, rows: await source.count(one), there: await target.count(one) });
  return counts;
}
