import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AssayError, sha256 } from '@assay/core';
import type { Cluster } from '@assay/stores';
import { headFile, isLaterHead } from '../audit-head.ts';

/** What nodes must have alike of their data folders: kept in the database, and written into each folder. */
export interface SharedFolder {
  /** Gives the other nodes what this one changed: the policy, datasets of the department, the signed head. */
  share(): Promise<void>;
  /** Gives the other nodes the log of a run of a suite. */
  shareLog(file: string): Promise<void>;
  /** Gives the other nodes the logs that are being written, as far as they go: one of them goes on where this one stops. */
  shareLogs(): Promise<void>;
  /** Writes what others changed. */
  refresh(): Promise<void>;
  close(): void;
}

/** A node looks by itself so often, also where nothing was told. */
const everyMs = 1_000;

/** Writes what the database has into a data folder, and keeps it up to date. */
export async function openSharedFolder(folder: string, { files, hear }: Pick<Cluster, 'files' | 'hear'>): Promise<SharedFolder> {
  /** What is alike here and in the database, as far as this node knows. */
  const alike = new Map<string, string>();
  // Clocks of file systems are a little behind.
  const openedAt = Date.now() - 1_000;
  let seen = 0;
  let refreshing: Promise<void> | undefined;

  const readChanges = async () => {
    for (const { name, version, body } of await files.since(seen)) {
      const path = placeOf(folder, name);
      if (isNewer(name, body, readIfThere(path))) writeWhole(path, body);
      alike.set(name, sha256(body));
      seen = version;
    }
  };
  const refresh = () => {
    refreshing ??= readChanges().finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  };
  const share = async (names: readonly string[]) => {
    for (const name of names) {
      const body = readIfThere(placeOf(folder, name));
      if (body === undefined || alike.get(name) === sha256(body)) continue;
      await files.put(name, body, (before) => isNewer(name, body, before));
      alike.set(name, sha256(body));
    }
  };

  await refresh();
  // A database that is away is asked again.
  const look = () => void refresh().catch(() => {});
  const timer = setInterval(look, everyMs).unref();
  const unhear = hear('files', look);
  return {
    refresh,
    share: () => share([...filesIn(folder, 'policies'), ...filesIn(folder, 'datasets'), 'gate-policy.json', headFile]),
    shareLog: (file) => share([`logs/${file}`]),
    shareLogs: () => share(filesIn(folder, 'logs').filter((name) => isLog.test(name) && statSync(join(folder, name)).mtimeMs >= openedAt)),
    close() {
      clearInterval(timer);
      unhear();
    },
  };
}

// --- Internal ---

/** Of what people said in a measurement nothing leaves its node. */
const isLog = /(?<!\.outputs)\.jsonl$/;

/** A head goes further, and a log is longer: it only grows, and may be being written here. */
function isNewer(name: string, body: Uint8Array, before: Uint8Array | undefined): boolean {
  if (name === headFile) return isLaterHead(body, before);
  return !name.startsWith('logs/') || before === undefined || body.length > before.length;
}

/** Names that lead into the data folder and to nothing that is this node's alone, such as its keys. */
const shareable = /^(?:gate-policy\.json|audit-head\.json|(?:policies|datasets|logs)(?:\/(?!\.)[\w.+ -]+)+)$/;

function placeOf(folder: string, name: string): string {
  if (!shareable.test(name))
    throw new AssayError(
      'data-folder-unusable',
      `The database holds a file named "${name.slice(0, 200)}", which no node shares. Somebody else wrote it: see who may write to the database.`,
    );
  return join(folder, name);
}

function readIfThere(path: string): Uint8Array | undefined {
  return existsSync(path) ? readFileSync(path) : undefined;
}

function writeWhole(path: string, body: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${process.pid}.new`;
  writeFileSync(unfinished, body, { mode: 0o600 });
  renameSync(unfinished, path);
}

function filesIn(folder: string, inside: string): readonly string[] {
  const place = join(folder, inside);
  if (!existsSync(place)) return [];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
}
