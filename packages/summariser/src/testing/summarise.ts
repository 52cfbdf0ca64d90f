import type { ToolContext, ToolEvent } from '@assay/core';
import { summariseDocuments } from '../summarise-documents.ts';
import type { SummariserInput, SummariserResult } from '../summariser.ts';

/** A summary and everything that was told on the way, without the walk around it. */
export async function summarise(
  input: SummariserInput,
): Promise<{ readonly result: SummariserResult; readonly events: readonly ToolEvent[] }> {
  const context: ToolContext = {
    signal: new AbortController().signal,
    today: '2027-01-01',
    check: async () => undefined,
    search: () => Promise.reject(new Error('a summary searches nothing')),
  };
  const events: ToolEvent[] = [];
  const work = summariseDocuments(input, context);
  for (let step = await work.next(); ; step = await work.next()) {
    if (step.done === true) return { result: step.value, events };
    events.push(step.value);
  }
}

/** The words of every statement of a summary. */
export function textsOf({ parts }: SummariserResult): readonly string[] {
  return parts.flatMap(({ statements }) => statements.map(({ text }) => text));
}
