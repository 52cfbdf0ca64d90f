import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AssayError, messageOf, type StoredRun } from '@assay/core';
import { type Command, exitCodeOf } from '../command.ts';
import { type Deployment, openDeployment } from '../deployment.ts';
import type { CommandOutcome } from './run-assay.ts';

/** The configuration of kept runs, unless they say otherwise. */
export const keptConfiguration = 'c0ffee00'.repeat(8);

/** When commands on kept runs are given. */
export const keptNow = '2026-11-27T12:00:00.000Z';

/** A run to keep, and what it told. */
export type KeptRun = Partial<StoredRun> & { readonly id: string; readonly told?: string };

/** A deployment without tools on a data folder with runs in it, each with its audit records; and commands on it. */
export async function keptRuns(runs: readonly KeptRun[]) {
  const data = mkdtempSync(join(tmpdir(), 'assay-records-'));
  const deployment = await openDeployment({ offered: [], data, now: () => new Date(keptNow) });
  const keep = async ({ told, ...changes }: KeptRun) => {
    const run = { ...sampleRun(changes.id), ...changes };
    const { id, tool, owner: actor, createdAt: at, status, configuration } = run;
    const { store } = deployment;
    await store.audit.append({ kind: 'run-opened', at, actor, body: { run: id, tool, configuration, input: 'hmac' } });
    await store.runs.open(run);
    await store.runs.append(id, { type: 'text', text: told ?? `What ${id} told.`, citations: [], sequence: 1, at });
    await store.runs.append(id, { type: 'result', result: { words: told ?? `What ${id} told.` }, sequence: 2, at });
    if (status !== 'running') await store.audit.append({ kind: 'run-closed', at, actor, body: { run: id, status, output: 'hmac' } });
  };
  for (const run of runs) await keep(run);
  return { data, deployment, store: deployment.store, keep, close: deployment.close, run: commandsOn(deployment) };
}

/** Gives a command to a deployment that stays open, as the shell would to one of its own. */
export function commandsOn(deployment: Deployment) {
  return async (command: Command, ...given: readonly string[]): Promise<CommandOutcome> => {
    const out: string[] = [];
    const notified: string[] = [];
    const terminal = {
      out: (line: string) => out.push(line),
      notify: (line: string) => notified.push(line),
      progress: (label: string, done: number, total: number) => notified.push(`${label} ${done}/${total}`),
    };
    const context = { arguments: given, terminal, environment: {}, open: async () => deployment };
    const outcome = (code: number) => ({
      code,
      out: out.join('\n'),
      notified: notified.join('\n'),
      json: () => JSON.parse(out.join('\n')),
    });
    try {
      return outcome(await command.run(context));
    } catch (error) {
      if (!(error instanceof AssayError)) throw error;
      notified.push(messageOf(error));
      return outcome(exitCodeOf(error));
    }
  };
}

// --- Internal ---

function sampleRun(id: string): StoredRun {
  return {
    id,
    tool: 'summariser',
    engine: 'embedded',
    owner: 'person:ann',
    status: 'done',
    configuration: keptConfiguration,
    createdAt: '2026-11-24T09:00:00.000Z',
    input: { document: `What was given to ${id}.` },
    recordKey: `key-of-${id}`,
    restorations: {},
  };
}
