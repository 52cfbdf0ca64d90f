import { AssayError } from '@assay/core';

/** The day that an option gives, ISO 8601; anything else is an error that shows how the command is used. */
export function readDay(text: string | undefined, option: string, usage: string): string | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new AssayError('bad-usage', `${option} is a day such as 2026-11-27, not "${text}".\nUsage: ${usage}`);
  return text;
}
