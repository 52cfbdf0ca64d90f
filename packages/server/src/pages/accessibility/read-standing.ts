import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@assay/core';
import { pageStyles } from '../../assets/page-styles.ts';
import type { ServerParts } from '../../server-parts.ts';
import { type AxeResults, type ManualTest, readTests } from './axe-results.ts';

/** What was tested, and whether it was what is served now. */
export interface AccessibilityStanding {
  readonly results: AxeResults;
  readonly manual: readonly ManualTest[];
  /** `unknown`: the pages are a compiled copy, which cannot be compared with their sources. */
  readonly state: 'current' | 'stale' | 'unknown';
}

/** Reads the results and holds them against what this server shows. */
export function readStanding(widget: ServerParts['widget']): AccessibilityStanding {
  const { results, manual } = readTests();
  const digest = looksDigest(widget);
  return { results, manual, state: digest === undefined ? 'unknown' : digest === results.digest ? 'current' : 'stale' };
}

/** The digest of all that decides how pages and widget look and speak; undefined where the pages are compiled. */
export function looksDigest(widget: ServerParts['widget']): string | undefined {
  const folder = join(import.meta.dirname, '..');
  const names = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => /\.(?:ts|json)$/.test(name) && !/testing|\.test\.ts$|axe-results\.json$/.test(name))
    .sort();
  if (!names.some((name) => name.endsWith('layout.ts'))) return undefined;
  const scripts = Object.values({ main: widget, ...widget }).flatMap((one) =>
    typeof one === 'object' && one !== null && 'script' in one ? [one.script] : [],
  );
  const texts = [
    ...names.map((name) => `${name}\n${readFileSync(join(folder, name), 'utf8')}`),
    pageStyles(),
    ...scripts.map((script) => (typeof script === 'string' ? script : Buffer.from(script).toString('utf8'))),
  ];
  return sha256(texts.map(sha256).join('\n'));
}
