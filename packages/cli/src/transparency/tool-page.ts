import { html, type Markup } from '@assay/evals/report';
import { allDataWords, evidenceDate, measuredSuites } from './data-words.ts';
import { type GroupDifference, groupDifferences } from './group-differences.ts';
import { guardrailRules } from './guardrail-rules.ts';
import { type MetricFacts, metricFacts } from './metric-facts.ts';
import { capitalised, plainName, verdictOf } from './metric-words.ts';
import { notMeasured } from './not-measured.ts';
import { oversightWords } from './oversight-words.ts';
import { siteLayout } from './site-layout.ts';
import { bulletList, digestCode, factList, metricTable, stateTag, suiteSection, verdictMark } from './site-pieces.ts';
import { siteTable } from './site-table.ts';
import { sliceTables } from './slice-tables.ts';
import { standingWords } from './standing-words.ts';
import type { SuiteFacts, ToolFacts } from './tool-facts.ts';

/** A tool's page: where it stands, every figure, what there is no figure for, and how to check all of it. */
export function toolPage(facts: ToolFacts): string {
  const { tool, engine, decision, hasPassingEvidence, suites } = facts;
  const asked = suites.filter(({ state }) => state !== 'not-asked');
  const main = html`<h1>${tool.title}</h1>
<p class="lead">${tool.description}</p>
<div class="notice${hasPassingEvidence ? '' : html` off`}">
<p><strong>${standingWords(facts)}</strong></p>
${hasPassingEvidence ? '' : bulletList(decision.reasons)}
</div>
${factList([
  ['State', stateTag(facts)],
  [
    'Engine',
    engine.kind === 'embedded' ? 'Embedded: no language model, no network; the same input gives the same output' : `Model: ${engine.id}`,
  ],
  ['Evidence of', evidenceDate(facts)],
  ['Measured on', allDataWords(facts).map(capitalised).join('; ') || 'Nothing'],
  ['Configuration', digestCode(decision.configuration)],
])}
<h2>Accuracy and guardrails</h2>
<p>A dot is the value, the bar its 90 % interval, a dashed line what is asked for; the whole bar must lie in the shaded part.</p>
${asked.filter(({ suite }) => suite.kind !== 'bias').map(accuracySection)}
<h2>Differences between groups</h2>
${biasOverview(groupDifferences(facts))}
${asked.filter(({ suite }) => suite.kind === 'bias').map(biasSection)}
<h2>What was not measured</h2>
${bulletList(notMeasured(facts))}
<h2>Checks on every text</h2>
${siteTable({
  caption: `Guardrail checks${facts.guardrails === undefined ? '' : ` of the policy “${facts.guardrails.name}”`}`,
  header: ['Check', 'Looks at', 'What is done', 'Why'],
  rows: guardrailRules(facts).map(({ id, stages, action, why }) => [capitalised(plainName(id)), stages, capitalised(action), why]),
})}
<h2>People in charge</h2>
<p>What the gate enforces. What people do with an output is for the organisation that uses the tool to say.</p>
${bulletList(oversightWords(facts))}
<h2>Check it yourself</h2>
${reproduction(facts)}`;
  return siteLayout({ title: `${tool.title}: what was measured – Assay`, isStart: false, main });
}

// --- Internal ---

function accuracySection(item: SuiteFacts): Markup {
  if (item.evidence === undefined) return suiteSection(item);
  return html`${suiteSection(item)}${metricTable(`Figures of ${item.suite.name}`, metricFacts(item), ({ name }) => plainName(name))}${bulletList(item.evidence.report.notes)}${sliceTables(item)}`;
}

function biasOverview(differences: readonly GroupDifference[]): Markup {
  return siteTable({
    caption: 'Differences by characteristic, over all measures',
    header: ['Characteristic', 'Measures', 'Outcome'],
    rows: differences.map(({ words, metrics, verdict }) => [
      capitalised(words),
      metrics.length === 0 ? 'none' : [...new Set(metrics.map(({ measure }) => plainName(measure)))].join(', '),
      verdictMark(verdict),
    ]),
  });
}

/** One table a measure, folded: there are many, and the overview above says how each came out. */
function biasSection(item: SuiteFacts): Markup {
  const { evidence } = item;
  if (evidence === undefined) return suiteSection(item);
  const measures = Map.groupBy(metricFacts(item), ({ measure }) => measure);
  const tables = [...measures].map(([measure, metrics]) => {
    const what = metrics[0]?.what ?? '';
    return html`<details><summary>${capitalised(plainName(measure))}: ${countWords(metrics)}</summary>
${metricTable(`${capitalised(plainName(measure))}: ${what}`, metrics, ({ characteristic, name }) => plainName(characteristic === '' ? name : characteristic))}</details>
`;
  });
  return html`${suiteSection(item)}<p>The same text about two people who differ in one characteristic; the figure is the difference in what the tool gives.</p>
${tables}${bulletList(evidence.report.notes)}`;
}

function countWords(metrics: readonly MetricFacts[]): string {
  return [...Map.groupBy(metrics, verdictOf)].map(([verdict, members]) => `${members.length} ${verdict}`).join(', ');
}

function reproduction(facts: ToolFacts): Markup {
  const measured = measuredSuites(facts);
  const commands = [
    'npm ci',
    `npx assay eval run ${facts.tool.name}`,
    `npx assay gate explain ${facts.tool.name}`,
    ...measured.map(({ evidence }) => `npx assay eval verify ${evidence.logFile}`),
  ];
  return html`<p>With the source of this version: install it, measure the tool, and compare. The same configuration gives the same figures on the embedded engine. The last commands prove a run log whole; ask whoever published this for the logs.</p>
<ol>${commands.map((command) => html`<li><code>${command}</code></li>`)}</ol>
${measured.map(({ suite, evidence }) =>
  siteTable({
    caption: `What the figures of ${suite.name} are bound to (SHA-256)`,
    header: ['What', 'Digest'],
    rows: [
      ['Configuration', digestCode(evidence.report.digests.configuration)],
      ['Suite and scorers', digestCode(evidence.report.digests.suite)],
      ['Data', digestCode(evidence.report.digests.dataset)],
      ['Run log', digestCode(evidence.report.digests.log)],
      ['Signed record', digestCode(evidence.envelope)],
    ],
  }),
)}`;
}
