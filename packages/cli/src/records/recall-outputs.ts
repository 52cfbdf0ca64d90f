import { AssayError, type RunHead, type RunStore } from '@assay/core';
import type { Period } from '../read-period.ts';
import { toldText } from './told-text.ts';

/** What a run told, for who has to look at everything a configuration told. */
export interface RecalledOutput {
  readonly run: string;
  readonly at: string;
  readonly owner: string;
  readonly tool: string;
  readonly status: RunHead['status'];
  /** As it is stored, with placeholders for what the guardrails took out; empty where nothing was told or it was erased. */
  readonly text: string;
  readonly erasedAt?: string;
}

/** Every output of a configuration, oldest first, one by one. */
export async function* recallOutputs(
  runs: RunStore,
  query: Period & { readonly configuration: string },
): AsyncGenerator<RecalledOutput, void> {
  for await (const { id: run, createdAt: at, owner, tool, status, erasedAt } of runs.find(query)) {
    const text = toldText(await runs.events(run, 0));
    yield { run, at, owner, tool, status, text, ...(erasedAt === undefined ? {} : { erasedAt }) };
  }
}

/** The one configuration with runs whose digest begins as given. */
export async function knownConfiguration(runs: RunStore, given: string, usage: string): Promise<string> {
  const prefix = given.toLowerCase();
  if (!/^[0-9a-f]{8,64}$/.test(prefix))
    throw new AssayError('bad-usage', `--configuration is a digest, or at least its first 8 characters, not "${given}".\nUsage: ${usage}`);
  const [first, ...others] = await runs.configurations(prefix);
  if (first === undefined)
    throw new AssayError(
      'not-found',
      `No run of a configuration ${prefix} is kept. Each run says which it had, and so does its audit record.`,
    );
  if (others.length > 0)
    throw new AssayError(
      'bad-usage',
      `${prefix} is the beginning of ${others.length + 1} configurations: ${[first, ...others].join(', ')}. Give more of the one you mean.`,
    );
  return first;
}
