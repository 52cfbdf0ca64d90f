import type { DriftReading, GateState } from '@assay/core';
import { html } from 'hono/html';
import type { EvidenceSummary } from '../gather-evidence.ts';
import type { ToolCard } from '../tool-card.ts';
import { assuranceNav } from './assurance/assurance-nav.ts';
import { digest, metricTable } from './assurance/metric-table.ts';
import { dayInWords } from './day-in-words.ts';
import { driftSection } from './drift-section.ts';
import { type Frame, type Html, layout } from './layout.ts';
import { stateMeanings, stateTag } from './tags.ts';

interface AssurancePage {
  readonly frame?: Frame;
  /** For whom may turn them: whether everything, and each tool by its name, is switched off by a person. */
  readonly switches?: { readonly isAllOff: boolean; isOff(tool: string): boolean };
  /** For assurance: rates in use. */
  readonly drift?: readonly DriftReading[];
}

/** `/assurance`: what was measured, how it came out, and what it does not say. */
export function assurancePage(
  cards: readonly ToolCard[],
  evidence: readonly EvidenceSummary[],
  { frame = {}, switches, drift }: AssurancePage = {},
): Html {
  const main = html`${switches === undefined ? '' : assuranceNav('/assurance')}
<h1>Assurance</h1>
<p class="lead">No tool runs until accuracy and bias have been measured for exactly its present configuration, logged, and passed.</p>
<div class="notice">
<p><strong>What these figures are not.</strong> Where a tool passed on synthetic data written by this project, that is not evidence for your department.
Whoever answers for a tool here should measure it on the department’s own documents, labelled by people who did not build it.</p>
<p>Bias is measured by pairs of texts that differ in one characteristic alone: the nine of the Equality Act, party, dialect and English as a
second language. The notes under each suite say what is reported and <strong>not judged</strong>. Welsh is measured in the deep suites and reported.</p>
</div>
${overview(cards)}
${switches === undefined ? '' : switchSection(cards, switches)}
${drift === undefined ? '' : driftSection(drift, (tool) => cards.find(({ name }) => name === tool)?.title ?? tool)}
${cards.map((card) =>
  toolSection(
    card,
    evidence.filter(({ report }) => report.tool === card.name),
  ),
)}
${sharedSection(evidence.filter(({ report }) => !cards.some(({ name }) => name === report.tool)))}
<section aria-labelledby="states">
<h2 id="states">What the states mean</h2>
<dl class="summary">${(Object.keys(stateMeanings) as GateState[]).map((state) => html`<div><dt>${stateTag(state, state === 'enabled')}</dt><dd>${stateMeanings[state]}</dd></div>`)}</dl>
<p><a href="/transparency">The same for the public</a>, without names and without sign-in.</p>
<p>The gate checks each signature and digest again whenever a tool is asked to run. The same facts for programs: <a href="/api/evidence">/api/evidence</a> and <a href="/api/tools">/api/tools</a>.</p>
</section>`;
  return layout({ title: 'Assurance', at: '/assurance', main, frame });
}

// --- Internal ---

function overview(cards: readonly ToolCard[]): Html {
  return html`<div class="scroll" role="region" aria-label="State of each tool" tabindex="0"><table>
<caption>State of each tool</caption>
<thead><tr><th scope="col">Tool</th><th scope="col">Engine</th><th scope="col">State</th><th scope="col">Configuration</th></tr></thead>
<tbody>${cards.flatMap((card) =>
    card.engines.map(
      ({ id, state, isEnabled, configuration }) => html`<tr>
<th scope="row"><a href="#${card.name}">${card.title}</a></th><td>${id}</td><td>${stateTag(state, isEnabled)}</td><td>${digest(configuration)}</td></tr>`,
    ),
  )}</tbody>
</table></div>`;
}

/** The switch for an emergency: forms that work without script. */
function switchSection(cards: readonly ToolCard[], { isAllOff, isOff }: NonNullable<AssurancePage['switches']>): Html {
  const form = (
    scope: 'tool' | 'everything',
    name: string,
    title: string,
    isNowOff: boolean,
  ) => html`<form class="switch" method="post" action="/assurance/switch">
<input type="hidden" name="scope" value="${scope}"><input type="hidden" name="name" value="${name}">
<input type="hidden" name="isOn" value="${isNowOff ? 'true' : 'false'}">
<label for="switch-${name}">${title}: reason</label>
<div class="row"><input id="switch-${name}" name="reason" type="text" required minlength="3" maxlength="500" autocomplete="off">
<button type="submit" class="secondary">${isNowOff ? html`Turn on again<span class="visually-hidden">: ${title}</span>` : html`Turn off<span class="visually-hidden">: ${title}</span>`}</button></div>
</form>`;
  return html`<section aria-labelledby="switches">
<h2 id="switches">Turn off at once</h2>
<p>Nothing begins any more, and runs under way are stopped within a second. Turned on again, the evidence decides. The reason is kept and shown.</p>
${form('everything', 'everything', 'Everything', isAllOff)}
${cards.map(({ name, title }) => form('tool', name, title, isOff(name)))}
</section>`;
}

function toolSection(card: ToolCard, evidence: readonly EvidenceSummary[]): Html {
  const { name, title, state, isEnabled, reasons, command, evidence: words, configuration } = card;
  const present = presentOf(configuration, evidence);
  const others = card.engines
    .filter((engine) => engine.configuration !== configuration)
    .map((engine) => ({ engine, own: presentOf(engine.configuration, evidence) }));
  const earlier = evidence.length - present.length - others.reduce((sum, { own }) => sum + own.length, 0);
  return html`<section aria-labelledby="${name}">
<h2 id="${name}">${title} ${stateTag(state, isEnabled)}</h2>
<dl class="summary">
${words === '' ? '' : html`<div><dt>Evidence</dt><dd>${words}</dd></div>`}
${reasons.length === 0 ? '' : html`<div><dt>Why it is off</dt><dd><ul>${reasons.map((reason) => html`<li>${reason}</li>`)}</ul></dd></div>`}
<div><dt>To measure it again</dt><dd><code>${command}</code></dd></div>
</dl>
${present.length === 0 ? html`<p>There is no evidence for the configuration that is loaded now.</p>` : present.map(suiteTable)}
${others.map(({ engine, own }) => otherEngine(engine, own))}
${earlier === 0 ? '' : html`<p>${earlier} earlier ${earlier === 1 ? 'record is' : 'records are'} kept in <a href="/api/evidence">/api/evidence</a>.</p>`}
</section>`;
}

/** The same tool on an engine that does not answer by itself here: a configuration, and so evidence, of its own. */
function otherEngine({ id, state, isEnabled, reasons, command }: ToolCard['engines'][number], evidence: readonly EvidenceSummary[]): Html {
  return html`<details><summary>On the engine ${id} ${stateTag(state, isEnabled)}</summary>
${reasons.length === 0 ? '' : html`<ul>${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`}
<p>To measure it: <code>${command}</code></p>
${evidence.map(suiteTable)}</details>`;
}

function presentOf(configuration: string, evidence: readonly EvidenceSummary[]): EvidenceSummary[] {
  return newestPerSuite(evidence.filter(({ report }) => report.digests.configuration === configuration && report.status !== 'partial'));
}

/** What is measured once for all tools: the guardrails. */
function sharedSection(evidence: readonly EvidenceSummary[]): Html | string {
  const newest = newestPerSuite(evidence.filter(({ report }) => report.status !== 'partial'));
  if (newest.length === 0) return '';
  return html`<section aria-labelledby="shared">
<h2 id="shared">Guardrails</h2>
<p>Every tool needs these suites too. The newest measurement of each:</p>
${newest.map(suiteTable)}
</section>`;
}

function newestPerSuite(evidence: readonly EvidenceSummary[]): EvidenceSummary[] {
  const suites = new Map<string, EvidenceSummary>();
  for (const one of evidence) if (!suites.has(one.report.suite)) suites.set(one.report.suite, one);
  return [...suites.values()].sort((a, b) => (a.report.suite < b.report.suite ? -1 : 1));
}

function suiteTable({ id, isAsSigned, report }: EvidenceSummary): Html {
  const label = `Suite ${report.suite}`;
  const groups = Map.groupBy(Object.entries(report.metrics), ([name]) => name.split('.')[0] ?? name);
  const single = [...groups.values()].filter(({ length }) => length === 1).flat();
  const paired = [...groups].filter(([, { length }]) => length > 1);
  return html`<h3>${label}: ${report.status}</h3>
<p class="facts">Measured ${dayInWords(report.timing.finishedAt)} on ${report.samples} samples of ${report.tier} data ·
dataset ${digest(report.digests.dataset)} · <a href="/assurance/evidence/${encodeURIComponent(id)}">charts, slices and failures<span class="visually-hidden"> of ${report.suite}</span></a></p>
${isAsSigned ? '' : html`<p class="wrong">These figures are not the ones that were signed. The gate does not accept them.</p>`}
${metricTable(label, single)}
${paired.map(([name, members]) => {
  const judged = members.filter(([, { kind }]) => kind !== 'reported');
  const passed = judged.filter((member) => member[1].passed === true).length;
  const words =
    judged.length === 0 ? `${members.length} characteristics, reported only` : `${passed} of ${judged.length} characteristics passed`;
  const own = members.map(([full, metric]) => [full.slice(name.length + 1).replaceAll('-', ' '), metric] as const);
  return html`<details><summary>${name}: ${words}</summary>${metricTable(`${label}, ${name} by characteristic`, own)}</details>`;
})}
${report.notes.length === 0 ? '' : html`<ul class="suite-notes">${report.notes.map((note) => html`<li>${note}</li>`)}</ul>`}`;
}
