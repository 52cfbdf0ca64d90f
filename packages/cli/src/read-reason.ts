import { AssayError } from '@assay/core';

const longest = 500;

/** Why something is done, as it goes on record: given with --reason, and short. */
export function readReason(reason: string | undefined, usage: string): string {
  const text = reason?.trim() ?? '';
  if (text === '') throw new AssayError('bad-usage', `Say why with --reason.\nUsage: ${usage}`);
  if (text.length > longest)
    throw new AssayError('bad-usage', `--reason is kept for good and must be at most ${longest} characters; this one has ${text.length}.`);
  return text;
}
