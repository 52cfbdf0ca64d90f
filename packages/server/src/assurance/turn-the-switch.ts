import { AssayError, describeIssues, knownTarget, switchTarget, turnSwitch } from '@assay/core';
import { z } from 'zod';
import { requireAssurance } from '../require-assurance.ts';
import type { ServerParts } from '../server-parts.ts';

const way = {
  isOn: z.boolean(),
  /** For the record: everybody who reads the state of a tool reads it. */
  reason: z.string().trim().min(3, 'say why').max(500),
};

/** What is turned off or on, and why. */
export const switchRequest = z.union([
  z.strictObject({ scope: z.literal('everything'), ...way }),
  z.strictObject({ scope: z.enum(['tool', 'engine']), name: z.string().min(1).max(60), ...way }),
]);

/** Turns a tool, an engine or everything off or on again for a caller who may; on record before anything else heeds it. */
export async function turnTheSwitch(
  given: unknown,
  caller: Parameters<typeof requireAssurance>[0],
  { tools, engines, store, now }: Pick<ServerParts, 'tools' | 'engines' | 'store' | 'now'>,
): Promise<void> {
  requireAssurance(caller);
  const parsed = switchRequest.safeParse(given);
  if (!parsed.success) throw new AssayError('bad-usage', `The switch cannot be turned so: ${describeIssues(parsed.error)}.`);
  const { isOn, reason, ...target } = parsed.data;
  const there = { tools: tools.map(({ name }) => name), engines: engines.map(({ id }) => id) };
  const known = knownTarget(switchTarget.parse(target), there);
  await turnSwitch(store.audit, { target: known, isOn, reason, actor: caller.id, at: now().toISOString() });
}
