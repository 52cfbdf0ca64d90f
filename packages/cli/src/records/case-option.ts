import { AssayError, caseDigest, caseReference, describeIssues } from '@assay/core';

/** How the option is written, for a command's usage. */
export const caseUsage = '[--case REFERENCE]';

/** The case that a command is given with --case. */
export function readCase(given: string | undefined, usage: string): string | undefined {
  if (given === undefined) return undefined;
  const parsed = caseReference.safeParse(given);
  if (!parsed.success) throw new AssayError('bad-usage', `--case does not hold: ${describeIssues(parsed.error)}.\nUsage: ${usage}`);
  return parsed.data;
}

/** The same as records keep it. */
export function readCaseDigest(given: string | undefined, deploymentKey: Uint8Array, usage: string): string | undefined {
  const reference = readCase(given, usage);
  return reference === undefined ? undefined : caseDigest(deploymentKey, reference);
}
