import { groupDifferences } from './group-differences.ts';
import { metricFacts } from './metric-facts.ts';
import { plainName, verdictOf } from './metric-words.ts';
import type { ToolFacts } from './tool-facts.ts';

/** What nobody should conclude from a tool's evidence, as sentences. */
export function notMeasured(facts: ToolFacts): readonly string[] {
  const { suites } = facts;
  const absent = suites.filter(({ evidence, state }) => evidence === undefined && state !== 'not-asked');
  const unasked = suites.filter(({ state }) => state === 'not-asked');
  const empty = suites
    .filter(({ evidence }) => evidence !== undefined)
    .flatMap((item) =>
      metricFacts(item).flatMap((metric) =>
        verdictOf(metric) === 'not measured' ? [`${item.suite.name}: ${plainName(metric.name)}`] : [],
      ),
    );
  const differences = groupDifferences(facts);
  const wordsOf = (verdict: string) => differences.flatMap((item) => (item.verdict === verdict ? [item.words] : []));
  return [
    ...(suites.length === 0 ? ['Nothing: the suites of this tool could not be read.'] : []),
    ...absent.map(({ suite }) => `${suite.name}: not measured for what is loaded now.`),
    ...unasked.map(({ suite }) => `${suite.name}: the policy of this deployment does not ask for it, so the gate has not judged it.`),
    ...empty.map((metric) => `${metric}: no sample applied, so there is no figure.`),
    ...sentence('Differences by', wordsOf('not measured'), 'were not measured.'),
    ...sentence('Differences by', wordsOf('inconclusive'), 'were measured on too little to say anything.'),
    ...sentence('Differences by', wordsOf('not judged'), 'were measured and told, not judged.'),
    ...(suites.some(({ manifest }) => manifest.tier === 'departmental')
      ? []
      : ['Documents, letters and questions of a department were not used.']),
    'What people make of the output, and what they decide with it, was not measured.',
  ];
}

// --- Internal ---

function sentence(start: string, words: readonly string[], end: string): readonly string[] {
  return words.length === 0 ? [] : [`${start} ${words.join(', ')} ${end}`];
}
