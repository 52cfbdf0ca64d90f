import { AssayError, type Engine, messageOf } from '@assay/core';
import { embedded, openaiCompatible } from '@assay/engines';
import type { EnginesFile } from './engines-file.ts';

/** The engine without a model, which every deployment has. */
export const embeddedEngine = embedded();

/** An engine that can be asked, or why it cannot. */
export type OpenedEngine = { readonly status: 'opened'; readonly engine: Engine } | { readonly status: 'broken'; readonly reason: string };

/** Opens the engines of a deployment, the embedded one first; one that lacks a secret turns its own pairings off, and nothing else. */
export function openEngines(
  { engines }: EnginesFile,
  brought: readonly Engine[],
  environment: Readonly<Record<string, string | undefined>>,
): ReadonlyMap<string, OpenedEngine> {
  const opened = new Map<string, OpenedEngine>([[embeddedEngine.id, { status: 'opened', engine: embeddedEngine }]]);
  for (const engine of brought) {
    if (opened.has(engine.id) || engines[engine.id] !== undefined)
      throw new AssayError('bad-usage', `There are two engines named "${engine.id}". Give one of them another id.`);
    opened.set(engine.id, { status: 'opened', engine });
  }
  for (const [id, settings] of Object.entries(engines)) {
    try {
      opened.set(id, { status: 'opened', engine: openaiCompatible(id, settings, { environment }) });
    } catch (error) {
      opened.set(id, { status: 'broken', reason: messageOf(error) });
    }
  }
  return opened;
}
