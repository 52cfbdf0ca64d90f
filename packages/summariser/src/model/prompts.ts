import { dataFile } from '@assay/core';
import { z } from 'zod';

const lines = z.array(z.string()).min(1);

const file = dataFile(
  new URL('../../../../prompts/summariser/model.json', import.meta.url),
  z.strictObject({ why: z.string(), select: lines, write: lines, repair: lines }),
);

/** A prompt with its {slots} filled, each once: what stands in a slot is never read as a slot. */
export function prompt(name: 'select' | 'write' | 'repair', slots: Readonly<Record<string, string | number>>): string {
  return file()
    [name].join('\n')
    .replace(/\{(\w{1,20})\}/g, (whole, slot: string) => (Object.hasOwn(slots, slot) ? String(slots[slot]) : whole));
}

/** How a prompt says for which question; nothing where there is none. */
export function forQuestion(focus: string): string {
  return focus === '' ? '' : `, for the question "${focus}"`;
}
