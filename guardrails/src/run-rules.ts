import { AssayError, type CheckInput, type Finding, messageOf } from '@assay/core';
import type { Rule } from './make-rules.ts';
import { type NormalisedText, normalise } from './normalise.ts';

/** What one rule saw in one text, in offsets of the text as it came. */
export interface RuleResult {
  readonly rule: Rule;
  readonly outcome: 'passed' | 'found' | 'error' | 'did-not-run';
  readonly findings: readonly Finding[];
  readonly reason?: string;
}

/** Runs every rule on the same text: one normalised copy, no rule sees what another one changed. */
export async function runRules(rules: readonly Rule[], input: CheckInput): Promise<readonly RuleResult[]> {
  let copy: NormalisedText | undefined;
  const original = { ...input, share: sharing(input.text) };
  let normalised = original;
  const results: RuleResult[] = [];
  for (const rule of rules) {
    try {
      if (rule.definition.reads === 'normalised' && copy === undefined) {
        copy = normalise(input.text);
        normalised = { ...input, text: copy.text, share: sharing(copy.text) };
      }
      const found = await rule.check.find(rule.definition.reads === 'original' ? original : normalised);
      const findings = found.map((finding) =>
        copy === undefined || copy.text === input.text || rule.definition.reads === 'original'
          ? finding
          : { ...finding, ...copy.toOriginal(finding) },
      );
      const apart = withoutOverlaps(findings);
      results.push({ rule, outcome: apart.length > 0 ? 'found' : 'passed', findings: apart });
    } catch (error) {
      // A check that knows it cannot run says so with an AssayError; anything else is a fault in it.
      const outcome = error instanceof AssayError ? 'did-not-run' : 'error';
      results.push({ rule, outcome, findings: [], reason: error instanceof AssayError ? messageOf(error) : 'the check failed' });
    }
  }
  return results;
}

/** A stretch of a text. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** What rules saw of one stretch, in offsets from its start; the part of a finding that lies outside is another stretch's. */
export function clip(results: readonly RuleResult[], place: Place): readonly RuleResult[] {
  return results.some(({ outcome }) => outcome === 'found') ? results.map((result) => clipOne(result, place)) : results;
}

/** Findings that overlap are one, as long as all of them together, so that nothing found is left standing; it is what the longest is, or the first of equal ones. */
export function withoutOverlaps<Item extends Place>(places: readonly Item[]): readonly Item[] {
  if (places.length < 2) return places;
  const ranked = places.map((place, rank) => ({ place, rank })).sort((a, b) => a.place.start - b.place.start || a.rank - b.rank);
  const kept: Joined<Item>[] = [];
  for (const { place, rank } of ranked) {
    const last = kept.at(-1);
    const item = { place, rank, length: place.end - place.start };
    if (last === undefined || place.start >= last.place.end) {
      kept.push(item);
      continue;
    }
    const longest = item.length > last.length || (item.length === last.length && rank < last.rank) ? item : last;
    const whole = { start: last.place.start, end: Math.max(last.place.end, place.end) };
    kept[kept.length - 1] = { ...longest, place: { ...longest.place, ...whole } };
  }
  return kept.map(({ place }) => place);
}

// --- Internal ---

function clipOne(result: RuleResult, { start, end }: Place): RuleResult {
  if (result.outcome !== 'found') return result;
  const findings = result.findings
    .filter((finding) => finding.start < end && finding.end > start)
    .map((finding): Finding => ({ ...finding, start: Math.max(finding.start, start) - start, end: Math.min(finding.end, end) - start }));
  return { ...result, findings, outcome: findings.length > 0 ? 'found' : 'passed' };
}

/** Readings of one text, each made when it is first asked for. */
function sharing(text: string): <Reading>(reader: (text: string) => Reading) => Reading {
  const readings = new Map<unknown, unknown>();
  return <Reading>(reader: (text: string) => Reading) => {
    if (!readings.has(reader)) readings.set(reader, reader(text));
    return readings.get(reader) as Reading;
  };
}

interface Joined<Item> {
  readonly place: Item;
  readonly rank: number;
  /** How long it was before it was joined with others. */
  readonly length: number;
}
