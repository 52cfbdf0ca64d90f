import type { Snapshot } from '@assay/stores/snapshot';
import { z } from 'zod';
import { parseJson } from '../records/read-zip.ts';
import { type BackupManifest, tableEntry } from './backup-manifest.ts';
import { linesOfBytes } from './lines-of-bytes.ts';

/** A row as a line of a backup holds it. */
export const backupRow = z.array(z.union([z.string(), z.number(), z.null()]));

/** The rows of a backup as those of a store; a table or column that it had not is empty. */
export function backupRows(
  { tables }: Pick<BackupManifest, 'tables'>,
  file: (entry: string) => AsyncIterable<Uint8Array>,
): Pick<Snapshot, 'count' | 'rows'> {
  const find = (name: string) => tables.find(({ table }) => table === name);
  return {
    count: async ({ name }) => find(name)?.rows ?? 0,
    async *rows({ name, columns }) {
      const held = find(name);
      if (held === undefined) return;
      const places = columns.map((column) => held.columns.indexOf(column));
      for await (const line of linesOfBytes(file(tableEntry(name)))) {
        const cells = backupRow.parse(parseJson(line));
        yield places.map((place) => cells[place] ?? null);
      }
    },
  };
}
