import { html } from 'hono/html';
import type { GuardrailStatistics } from '../../assurance/guardrail-statistics.ts';
import type { Frame, Html } from '../layout.ts';
import { assuranceFrame, type Days, dataTable, periodForm, shareWords } from './assurance-frame.ts';

/** `/assurance/guardrails`: what every rule did, how often people called it wrong. */
export function guardrailsPage(found: GuardrailStatistics, days: Days, frame: Frame): Html {
  const { runs, unread, wrongBlocks, outcomes, rules, kinds, unlisted, next } = found;
  const { blocked, withheld } = wrongBlocks;
  const more =
    next === null
      ? ''
      : html`<p><a href="/assurance/guardrails?${new URLSearchParams({ ...said(days), after: String(next) })}">The next part of these days</a>: this one stops at record ${next}.</p>`;
  const main = html`${periodForm('/assurance/guardrails', days)}
<dl class="summary">
<div><dt>Runs</dt><dd>${runs}${Object.entries(outcomes).map(([status, count]) => html`, ${count} ${status}`)}</dd></div>
<div><dt>Blocked, called wrong by their owners</dt><dd>${shareWords(blocked.calledWrong, blocked.runs)}, ${blocked.people} ${blocked.people === 1 ? 'person' : 'people'}</dd></div>
<div><dt>Withheld, called wrong by their owners</dt><dd>${shareWords(withheld.calledWrong, withheld.runs)}, ${withheld.people} ${withheld.people === 1 ? 'person' : 'people'}</dd></div>
</dl>
<p>Few people say so when something is stopped wrongly: the true rate is at least this.</p>
${dataTable({
  caption: 'Rules, by stage',
  header: ['Rule', 'Stage', 'Check', 'Passed', 'Found', 'Error', 'Did not run'],
  rows: rules.map(({ rule, stage, check, passed, found: count, error, didNotRun }) => [
    rule,
    stage,
    check ?? 'not in force now',
    passed,
    count,
    error,
    didNotRun,
  ]),
  none: 'No run ended in these days.',
})}
${dataTable({ caption: 'What was found', header: ['Kind', 'Rule', 'Findings'], rows: kinds.map(({ kind, rule, findings }) => [kind, rule, findings]), none: 'Nothing was found in these days.' })}
${unlisted === 0 ? '' : html`<p>${unlisted} more findings are counted in their records and not listed by kind.</p>`}
${unread === 0 ? '' : html`<p>${unread} runs have a closing record of another form and are not counted.</p>`}
${more}`;
  return assuranceFrame(
    {
      at: '/assurance/guardrails',
      title: 'Guardrails',
      lead: 'What each rule did in use. A check that did not run is never counted as passed.',
      main,
    },
    frame,
  );
}

// --- Internal ---

function said({ from, to }: Days): Readonly<Record<string, string>> {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
