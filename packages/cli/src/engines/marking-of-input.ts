import { type AnyTool, type Guardrails, guardTexts } from '@assay/core';
import { type Marking, markings } from './engines-file.ts';

/** The highest marking that the texts of an input carry, so that a rule can hold it back from an engine before it gets there. */
export async function markingOfInput(guardrails: Guardrails, tool: AnyTool | undefined, input: unknown): Promise<Marking> {
  const parsed = tool?.input.safeParse(input);
  // What the tool does not take is refused in words by the run itself.
  if (tool === undefined || parsed?.success !== true) return 'unmarked';
  const session = guardrails.open({ engine: 'model', phrases: tool.phrases(), only: 'protective-marking' });
  await guardTexts(parsed.data, (text) => session.check(text, { stage: 'input', trust: 'caller' }));
  const found = session.marking();
  return markings.find((marking) => marking === found) ?? (found === undefined ? 'unmarked' : 'top-secret');
}
