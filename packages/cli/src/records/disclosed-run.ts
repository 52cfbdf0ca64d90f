import { type RunStore, restoreFrom, restoreTexts, signOffsOf } from '@assay/core';
import { asLines } from './as-lines.ts';
import { toldText } from './told-text.ts';

/** What a run was given and told, as text; nothing where it was erased. */
export interface DisclosedRun {
  readonly input: string;
  readonly output: string;
}

/** The content of a run as people read it; with `restored` the caller's own values stand where the guardrails had taken them out. */
export async function disclosedRun(runs: RunStore, id: string, restored: boolean): Promise<DisclosedRun | undefined> {
  const run = await runs.get(id);
  if (run === undefined || run.erasedAt !== undefined) return undefined;
  const events = await runs.events(id, 0);
  const result = events.flatMap((event) => (event.type === 'result' ? [asLines(event.result)] : [])).join('\n');
  const ended = events.flatMap((event) => (event.type === 'ended' && event.message ? [event.message] : [])).join('\n');
  const output = [
    `What it told:\n${toldText(events)}`,
    ...(result === '' ? [] : [`Its result as it is kept:\n${result}`]),
    ...(ended === '' ? [] : [`How it ended:\n${ended}`]),
    ...signOffsOf(events).map(({ type: _type, sequence: _sequence, ...signed }) => `A reply that was signed off:\n${asLines(signed)}`),
  ].join('\n\n');
  const texts = { input: asLines(run.input), output };
  return restored ? restoreTexts(texts, restoreFrom(run.restorations)) : texts;
}
