import type { RunEvent } from '@assay/core';
import { asLines } from './as-lines.ts';

/** What a run told, as it is stored: its texts in order, or its result where it has none. */
export function toldText(events: readonly RunEvent[]): string {
  const texts = events.flatMap((event) => (event.type === 'text' ? [event.text] : []));
  if (texts.length > 0) return texts.join('\n');
  return events.flatMap((event) => (event.type === 'result' ? [asLines(event.result)] : [])).join('\n');
}
