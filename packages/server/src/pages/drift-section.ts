import type { DriftRate, DriftReading } from '@assay/core';
import { html } from 'hono/html';
import { dayInWords } from './day-in-words.ts';
import { driftChart, percent } from './drift-chart.ts';
import type { Html } from './layout.ts';

/** Rates in use beside what the evidence measured, of all tools that were used; what is above its limit first. */
export function driftSection(readings: readonly DriftReading[], titleOf: (tool: string) => string): Html {
  const found = readings.filter(({ state }) => state === 'breach');
  const used = [...Map.groupBy(readings, ({ tool, engine }) => `${titleOf(tool)} on ${engine}`)].filter(([, own]) =>
    own.some(({ runs, state }) => runs > 0 || state === 'breach'),
  );
  return html`<section aria-labelledby="in-use">
<h2 id="in-use">In use, against the evidence</h2>
<p>Each person counts once in a window, by their first run or feedback in it. A rate is above its limit when that would be too unlikely at or under the limit,
however often one looks, and would still be without any one person. A rate that no suite measures and the policy does not expect is told and not tested.</p>
${found.length === 0 ? '' : html`<div class="notice"><ul>${found.map((reading) => alertOf(reading, titleOf))}</ul></div>`}
${used.length === 0 ? html`<p>No tool has been used since it was measured.</p>` : used.map(([name, own]) => tableOf(name, own))}
<p>The same for programs: <code>npx assay gate drift --json</code> and <code>/metrics</code>. What people said: <a href="/api/feedback">/api/feedback</a>.</p>
</section>`;
}

// --- Internal ---

const rateWords: Readonly<Record<DriftRate, string>> = {
  blocked: 'Runs blocked at input',
  withheld: 'Runs withheld at output',
  'nothing-found': 'Runs that found nothing',
  failed: 'Runs that failed',
  'not-useful': 'Feedback: not useful',
  wrong: 'Feedback: wrong',
  biased: 'Feedback: biased',
};

const stateWords: Readonly<Record<DriftReading['state'], string>> = {
  'not-tested': 'Not tested: nothing to hold it against',
  'too-few': 'Too few people or runs to say',
  steady: 'Not above its limit',
  breach: 'Above its limit',
};

function alertOf({ tool, engine, rate, breach }: DriftReading, titleOf: (tool: string) => string): Html {
  const off = breach?.turnsOff === true ? 'The policy turns the tool off for that.' : 'The policy leaves the tool on.';
  return html`<li><strong>${titleOf(tool)} on ${engine}: ${rateWords[rate].toLowerCase()} above the limit</strong> since ${dayInWords(breach?.at ?? '')}.
${off} Measure the tool again, or close this with <code>npx assay gate drift --close ${tool}${engine === 'embedded' ? '' : ` --engine ${engine}`} --reason TEXT</code></li>`;
}

function tableOf(name: string, readings: readonly DriftReading[]): Html {
  const counted = readings.filter(({ people }) => people > 0);
  const most = Math.min(1, Math.max(0.05, ...counted.flatMap(({ high, baseline }) => [high, baseline.limit ?? 0])));
  return html`<h3>${name}</h3>
<div class="scroll" role="region" aria-label="Rates in use: ${name}" tabindex="0"><table>
<caption class="visually-hidden">Rates in use: ${name}</caption>
<thead><tr><th scope="col">Rate</th><th scope="col">In use</th><th scope="col">Interval, drawn from 0 to ${percent(most)}</th><th scope="col">Baseline</th><th scope="col">Counted</th><th scope="col">State</th></tr></thead>
<tbody>${readings.map((reading) => rowOf(reading, most))}</tbody>
</table></div>`;
}

function rowOf(reading: DriftReading, most: number): Html {
  const { rate, people, hits, runs, low, high, baseline, state, breach } = reading;
  const tag =
    state === 'breach'
      ? html`<strong class="tag tag-bad">${stateWords.breach}</strong> since ${dayInWords(breach?.at ?? '')}`
      : stateWords[state];
  const isFeedback = rateWords[rate].startsWith('Feedback');
  return html`<tr><th scope="row">${rateWords[rate]}</th><td>${people === 0 ? '–' : percent(hits / people)}</td>
<td>${driftChart(reading, most)}${people === 0 ? '' : html`${percent(low)} to ${percent(high)}`}</td><td>${baselineWords(baseline)}</td><td>${countWords(people, 'person', 'people')},
${isFeedback ? countWords(runs, 'opinion', 'opinions') : countWords(runs, 'run', 'runs')}</td><td>${tag}</td></tr>`;
}

function countWords(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}

function baselineWords({ source, share, limit }: DriftReading['baseline']): string {
  if (share === null || limit === null) return '–';
  return `${source === 'evidence' ? 'measured' : 'expected'} ${percent(share)}, limit ${percent(limit)}`;
}
