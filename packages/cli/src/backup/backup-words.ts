import type { BackupManifest } from './backup-manifest.ts';

/** How many rows a backup has of each table. */
export function rowCounts({ tables }: Pick<BackupManifest, 'tables'>): Readonly<Record<string, number>> {
  return Object.fromEntries(tables.map(({ table, rows }) => [table, rows]));
}

/** What a backup holds, in one line. */
export function contentWords(manifest: BackupManifest): string {
  const { documents = 0, runs = 0, evidence = 0, api_keys: keys = 0, audit = 0 } = rowCounts(manifest);
  const held = [`${documents} documents`, `${runs} runs`, `${evidence} pieces of evidence`, `${keys} keys of programs`];
  return `${held.join(', ')}, ${audit} audit records and ${manifest.files.length} files.`;
}

/** What its keys are good for, and where they are. */
export function keyWords(place: BackupManifest['keys']['place'], keysFile: string): string {
  if (place === 'apart')
    return `Keys: ${keysFile}. Keep it elsewhere: the two together can sign for this deployment, and one without the other cannot be restored as it was.`;
  if (place === 'inside') return 'Keys: inside. Whoever has the file can sign for this deployment.';
  return 'Keys: none are kept. Without keys/ from elsewhere nothing in it can be proved or gone on with: no evidence counts, and findings and cases cannot be found again.';
}

/** The chain, as it was when it was walked for the backup. */
export function chainWords({ status, records, head, reason }: BackupManifest['audit']): string {
  if (status === 'broken') return `The audit chain is broken: ${reason}. It is kept as it is. See: npx assay audit verify`;
  return records === 0 ? 'The audit chain is empty.' : `The audit chain is whole: ${records} records, ending in ${head}.`;
}

/** What whoever restores must know: an older state is in force again. */
export function sinceWords(hasKeys: boolean): readonly string[] {
  return [
    'Everything is as it was then. What was erased, revoked, removed or switched off since must be so again; people sign in anew.',
    'Hold it against what was kept elsewhere: npx assay audit verify --checkpoint FILE',
    ...(hasKeys ? [] : ['It has no keys: put keys/ of that data folder into it before anything is started.']),
  ];
}
