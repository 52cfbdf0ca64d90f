import type { CheckInput } from '@assay/core';
import type { CheckDefinition } from '../check-definition.ts';
import { runRules } from '../run-rules.ts';

/** Runs one check on a text as the pipeline does, and returns what was found as "kind: words". */
export async function findIn(
  definition: CheckDefinition,
  options: unknown,
  input: Partial<CheckInput> & { readonly text: string },
): Promise<readonly string[]> {
  const check = definition.make(options);
  const actions = { embedded: 'flag', model: 'flag' } as const;
  const rule = { id: 'test', check, definition, stages: ['input', 'context', 'output'] as const, actions };
  const [result] = await runRules([rule], { stage: 'input', trust: 'caller', sources: [], phrases: {}, ...input });
  if (result?.outcome === 'error' || result?.outcome === 'did-not-run') throw new Error(result.reason);
  return (result?.findings ?? []).map(({ kind, start, end }) => `${kind}: ${input.text.slice(start, end)}`);
}
