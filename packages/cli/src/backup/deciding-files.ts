import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AssayError } from '@assay/core';
import { headFile } from '../audit-head.ts';
import { listDataFiles } from './data-files.ts';

/** The files that decide what a data folder is worth, by path: keys, policies, and how far the audit chain was signed. */
export type Deciding = ReadonlyMap<string, Uint8Array>;

/** Reads what decides; none of it is large. */
export async function readDeciding(folder: string): Promise<Deciding> {
  const deciding = new Map<string, Uint8Array>();
  const names = [headFile, 'gate-policy.json'];
  for (const place of ['keys', 'policies']) names.push(...(await listDataFiles(folder, place).catch(() => ({ files: [] }))).files);
  for (const name of names) {
    const bytes = await readFile(join(folder, name)).catch(() => undefined);
    if (bytes !== undefined) deciding.set(name, bytes);
  }
  return deciding;
}

/** Whether keys and policies are the same in both; how far the chain was signed goes on meanwhile. */
export function isSameDeciding(one: Deciding, other: Deciding): boolean {
  const counting = (deciding: Deciding) => [...deciding.keys()].filter((path) => path !== headFile);
  if (counting(one).join('\n') !== counting(other).join('\n')) return false;
  return counting(one).every((path) => Buffer.compare(one.get(path) ?? nothing, other.get(path) ?? nothing) === 0);
}

/** The key that signs for a deployment. */
export function runnerKeyOf(deciding: Deciding): string {
  const key = deciding.get('keys/runner.pem');
  if (key === undefined)
    throw new AssayError('data-folder-unusable', 'The data folder has no keys/runner.pem. Restore it: nothing can be signed without it.');
  return Buffer.from(key).toString('utf8');
}

// --- Internal ---

const nothing = new Uint8Array();
