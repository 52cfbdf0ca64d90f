import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What a run of axe-core over every page and state found: written by `npm run accessibility`, never by hand. */
const axeResults = z.strictObject({
  measuredAt: z.iso.datetime(),
  axe: z.string(),
  browser: z.string(),
  /** Of what was measured (`looksDigest`). */
  digest: z.string(),
  settings: z
    .array(
      z.strictObject({ how: z.string(), states: z.int().positive(), violations: z.int().nonnegative(), unexamined: z.int().nonnegative() }),
    )
    .min(1),
  /** Each violation and each result that nobody examined, in words. */
  found: z.array(z.string()),
});
export type AxeResults = z.infer<typeof axeResults>;

/** One thing that only a person can test, and whether one has. */
const manualTest = z.strictObject({
  what: z.string(),
  what_cy: z.string(),
  state: z.enum(['untested', 'passed', 'failed']),
  by: z.string(),
  on: z.string(),
  found: z.string(),
});

/** Tests by people: kept by hand, in `manual-tests.json`. */
const manualTests = z.strictObject({ tests: z.array(manualTest).min(1) });
export type ManualTest = z.infer<typeof manualTest>;

/** Where the command writes. */
export const axeResultsFile = new URL('./axe-results.json', import.meta.url);

/** The results and the log as they are kept with the pages. */
export function readTests(): { readonly results: AxeResults; readonly manual: readonly ManualTest[] } {
  const read = (file: URL): unknown => JSON.parse(readFileSync(file, 'utf8'));
  return {
    results: axeResults.parse(read(axeResultsFile)),
    manual: manualTests.parse(read(new URL('./manual-tests.json', import.meta.url))).tests,
  };
}
