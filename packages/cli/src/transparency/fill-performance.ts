import { type Block, list, paragraph, tableOf } from './block.ts';
import { dataWords, dayWords, evidenceDate } from './data-words.ts';
import type { Fillers } from './fillers.ts';
import { groupDifferences } from './group-differences.ts';
import { metricFacts } from './metric-facts.ts';
import { capitalised, intervalWords, plainName, requiredWords, samplesWords, valueWords, verdictOf } from './metric-words.ts';
import { notMeasured } from './not-measured.ts';
import { standingWords } from './standing-words.ts';
import type { SuiteFacts, ToolFacts } from './tool-facts.ts';

/** What the evidence says: every figure with its interval and requirement, and what there is no figure for. */
export const performanceFillers: Fillers = {
  'model-performance': (facts) => [
    paragraph(standingWords(facts)),
    ...list(facts.hasPassingEvidence ? [] : facts.decision.reasons),
    paragraph(`Date of the evidence: ${evidenceDate(facts)}. Intervals are 90 % (each bound one-sided 95 %).`),
    ...facts.suites.filter(({ suite }) => suite.kind !== 'bias').flatMap(suiteBlocks),
    ...digestBlocks(facts),
  ],
  'bias-results': (facts) => [
    paragraph('The same text about two people who differ in one characteristic only; the difference in what the tool gives is measured.'),
    ...tableOf(
      'Differences by characteristic, over all measures',
      ['Characteristic', 'Measures', 'Pairs, at most', 'Outcome'],
      groupDifferences(facts).map(({ words, metrics, verdict }) => [
        capitalised(words),
        `${metrics.length}`,
        `${Math.max(0, ...metrics.map(({ result }) => result?.n ?? 0))}`,
        verdict,
      ]),
    ),
    ...facts.suites.filter(({ suite, state }) => suite.kind === 'bias' && state !== 'not-asked').flatMap(suiteBlocks),
  ],
  'not-measured': (facts) => list(notMeasured(facts)),
};

// --- Internal ---

function suiteBlocks(item: SuiteFacts): readonly Block[] {
  const { suite, evidence, manifest } = item;
  if (evidence === undefined) {
    const why =
      item.state === 'not-asked' ? 'the policy of this deployment does not ask for it' : 'there is no evidence for what is loaded now';
    return [paragraph(`Suite ${suite.name}: not measured; ${why}.`)];
  }
  const { report } = evidence;
  return [
    paragraph(
      `Suite ${suite.name}: ${report.status}. ${report.samples} samples (${suite.unit}), measured on ${dayWords(report.timing.finishedAt)} on ${dataWords({ manifest })}.`,
    ),
    ...tableOf(
      `Suite ${suite.name}`,
      ['Measure', 'What it is', 'Value', 'Interval', 'Required', 'Samples', 'Outcome'],
      metricFacts(item).map((metric) => [
        capitalised(plainName(metric.name.replace('.', ', '))),
        metric.what,
        valueWords(metric),
        intervalWords(metric),
        requiredWords(metric),
        samplesWords(metric),
        outcomeWords(verdictOf(metric), metric.result?.reason),
      ]),
    ),
    ...list(report.notes),
  ];
}

function outcomeWords(verdict: string, reason: string | undefined): string {
  return reason === undefined || reason === `reported, ${verdict}` ? verdict : `${verdict}: ${reason}`;
}

function digestBlocks({ suites }: ToolFacts): readonly Block[] {
  return tableOf(
    'What the figures are bound to (SHA-256)',
    ['Suite', 'Configuration', 'Suite and scorers', 'Data', 'Run log', 'Signed record'],
    suites.flatMap(({ suite, evidence }) => {
      if (evidence === undefined) return [];
      const { configuration, suite: suiteDigest, dataset, log } = evidence.report.digests;
      return [[suite.name, configuration, suiteDigest, dataset, log, evidence.envelope]];
    }),
  );
}
