import type { EvidenceRecord } from '@assay/core';
import { explainTool, type Situation, type ToolExplanation } from './explain-tool.ts';
import type { EvidenceChecks } from './verify-evidence.ts';

/**
 * Explains tools, and the same situation once a second at most: many ask, and little changes between. Whatever is on record,
 * in force or in a file is compared each time; only what time alone brings about is seen up to a second late.
 */
export function rememberingExplanations(): (situation: Situation, logDigest: EvidenceChecks['logDigest']) => Promise<ToolExplanation> {
  const known = new Map<string, { readonly basis: Basis; readonly explanation: ToolExplanation }>();

  return async (situation, logDigest) => {
    const key = `${situation.tool} ${situation.engine}`;
    const basis = await basisOf(situation, logDigest);
    const before = known.get(key);
    if (before !== undefined && isSame(before.basis, basis)) return before.explanation;
    const explanation = await explainTool(situation);
    // Whether a measurement is still under way depends on a process, which is no part of the situation.
    if (explanation.suites.some(({ attempts }) => attempts.some(({ outcome, reason }) => outcome === 'open' && reason === '')))
      known.delete(key);
    else known.set(key, { basis, explanation });
    return explanation;
  };
}

// --- Internal ---

/** All that a decision rests on, each compared by identity. */
type Basis = readonly unknown[];

async function basisOf(
  { engine, loaded, policy, evidence, records, now }: Situation,
  logDigest: EvidenceChecks['logDigest'],
): Promise<Basis> {
  const suites = new Set(loaded.requirements.map(({ suite }) => suite));
  const own = evidence.filter(({ report }) => report.engine === engine && suites.has(report.suite));
  const logs = await Promise.all(own.map(({ logFile }: EvidenceRecord) => logDigest(logFile)));
  const asked = loaded.requirements.map(({ configuration, suiteParts }) => `${configuration.digest} ${suiteParts.digest}`).join();
  return [policy, loaded.configuration, asked, records.length, records.at(-1)?.hash, Math.floor(now.getTime() / 1_000), ...own, ...logs];
}

function isSame(one: Basis, other: Basis): boolean {
  return one.length === other.length && one.every((value, place) => value === other[place]);
}
