import type { MetricResult, Report } from '@assay/core';
import type { ToolExplanation } from '../explain-tool.ts';

/** The tool as its registry describes it. */
export interface CaseSubject {
  readonly title: string;
  readonly description: string;
  readonly engine: string;
  readonly configuration: string;
  readonly at: Date;
}

/**
 * One page for the person who must decide: what is claimed, on what evidence, what was not tested, what risk remains, who
 * accepted it. Claims, evidence and residual risk follow the shape of an assurance case (ISO/IEC/IEEE 15026-2), in words.
 */
export function assuranceCase({ title, description, engine, configuration, at }: CaseSubject, explanation: ToolExplanation): string {
  const reports = explanation.suites.flatMap(({ evidence }) => (evidence === undefined ? [] : [evidence.record.report]));
  const current = explanation.approvals.flatMap(({ approval, isCurrent, at: when }) =>
    isCurrent && approval.status === 'verified' ? [{ ...approval.statement.predicate.assay, when, keyId: approval.keyId }] : [],
  );
  const missing = explanation.suites
    .filter(({ state }) => state !== 'passed')
    .map(({ suite, state, reasons }) => `${suite}: ${state}. ${reasons.join('; ')}`);
  return [
    `# Assurance case: ${title}`,
    `Configuration ${configuration} on the engine ${engine}; state on ${at.toISOString()}: **${explanation.state}**${explanation.words === '' ? '' : ` (${explanation.words})`}.`,
    '## Claim',
    `${oneLine(description)} In exactly this configuration it meets the requirements below, on the data named. Nothing is claimed for any other configuration, data or use.`,
    '## Evidence',
    ...reports.map(evidenceOf),
    ...(missing.length === 0 ? [] : ['**Not met:**', list(missing)]),
    '**Attempts at exactly this configuration:**',
    attemptsOf(explanation),
    '## What is not tested, and what to know of what is',
    list([...new Set(reports.flatMap(({ notes }) => notes)), ...untested(reports)].map(oneLine)),
    '## Residual risk',
    list(reports.flatMap(risksOf)),
    '## Accepted by',
    current.length === 0
      ? 'Nobody. No officer has accepted this evidence.'
      : list(
          current.map(
            ({ name, role, reason, equalityNote, when, keyId }) =>
              `${oneLine(name)}${role === '' ? '' : `, ${oneLine(role)}`}, ${when}, key ${keyId.slice(0, 16)}: “${oneLine(reason)}”. Equality note: ${equalityNote === '' ? 'none' : oneLine(equalityNote)}`,
          ),
        ),
    '',
  ].join('\n\n');
}

// --- Internal ---

function evidenceOf({ suite, status, tier, samples, timing, metrics, digests }: Report): string {
  const required = Object.entries(metrics).filter(([, { kind }]) => kind !== 'reported');
  const single = required.filter(([name]) => !name.includes('.'));
  const paired = Map.groupBy(
    required.filter(([name]) => name.includes('.')),
    ([name]) => name.slice(0, name.indexOf('.')),
  );
  const rows = [
    ...single.map(([name, metric]) => `| ${name} | ${figures(metric)} | ${asked(metric)} | ${verdict(metric)} |`),
    ...[...paired].map(([name, members]) => {
      const passed = members.filter(([, { passed }]) => passed === true).length;
      const [, widest] = members.reduce((a, b) => (reach(b[1]) > reach(a[1]) ? b : a));
      return `| ${name}, ${members.length} characteristics | widest ${figures(widest)} | ${asked(widest)} | ${passed} of ${members.length} hold |`;
    }),
  ];
  return [
    `**${suite}**: ${status}; ${samples} samples of ${tier} data, ${timing.finishedAt}; dataset ${digests.dataset.slice(0, 12)}, log ${digests.log.slice(0, 12)}.`,
    ['| Metric | Measured (90 % interval) | Required | Verdict |', '|---|---|---|---|', ...rows].join('\n'),
  ].join('\n\n');
}

/** Every try, with its end: trying until it passes must not look like passing. */
function attemptsOf({ suites }: ToolExplanation): string {
  return list(
    suites.map(({ suite, attempts }) => {
      const bad = attempts.filter(({ outcome }) => outcome !== 'passed');
      const told = bad.map(({ outcome, reason }) => `${outcome}: ${reason === '' ? 'no reason given' : oneLine(reason)}`);
      return `${suite}: ${attempts.length}, of which ${bad.length} did not pass${told.length === 0 ? '' : ` (${told.join('; ')})`}`;
    }),
  );
}

function risksOf({ suite, metrics }: Report): readonly string[] {
  const widest = Object.entries(metrics)
    .filter(([, { kind }]) => kind === 'equivalence')
    .reduce<readonly [string, MetricResult] | undefined>(
      (a, b) => (a === undefined || reach(b[1]) / (b[1].threshold ?? 1) > reach(a[1]) / (a[1].threshold ?? 1) ? b : a),
      undefined,
    );
  const bias =
    widest === undefined
      ? []
      : [`${suite}: the difference nearest to its margin is ${widest[0]}, ${figures(widest[1])}, margin ${widest[1].threshold ?? '-'}.`];
  const others = Object.entries(metrics).flatMap(([name, metric]) => {
    const { value, high, low, kind, n } = metric;
    if (name.includes('.') || value === null || kind === 'invariant' || kind === 'equivalence') return [];
    return [
      `${suite}, ${name}: ${value.toFixed(2)} measured; the true value may be ${(low ?? value).toFixed(2)} to ${(high ?? value).toFixed(2)} (n ${n}).`,
    ];
  });
  return [...bias, ...others];
}

function untested(reports: readonly Report[]): readonly string[] {
  const told = reports.flatMap(({ suite, metrics }) =>
    Object.entries(metrics).flatMap(([name, { kind }]) => (kind === 'reported' ? [`${suite} ${name}`] : [])),
  );
  const tiers = new Set(reports.map(({ tier }) => tier));
  return [
    ...(tiers.has('departmental') ? [] : ['No departmental data: how the tool does on your documents is not known.']),
    ...(told.length === 0
      ? []
      : [
          `Reported and not judged: ${told.length > 12 ? `${told.slice(0, 12).join(', ')} and ${told.length - 12} more` : told.join(', ')}.`,
        ]),
    'How people use what the tool says.',
  ];
}

function reach({ low, high }: MetricResult): number {
  return Math.max(Math.abs(low ?? 0), Math.abs(high ?? 0));
}

function figures({ value, low, high, n }: MetricResult): string {
  const number = (item: number | null) => (item === null ? '-' : item.toFixed(3));
  return `${number(value)} (${number(low)} to ${number(high)}), n ${n}`;
}

function asked({ kind, threshold }: MetricResult): string {
  if (kind === 'invariant') return 'every sample';
  return kind === 'equivalence' ? `within ±${threshold ?? '-'}` : `bound ${threshold ?? '-'}`;
}

function verdict({ passed }: MetricResult): string {
  return passed === true ? 'holds' : passed === false ? 'fails' : 'cannot be told';
}

function list(items: readonly string[]): string {
  return items.length === 0 ? 'Nothing.' : items.map((item) => `- ${item}`).join('\n');
}

/** Free text in one line without markup: a name must not become a heading or a link. */
function oneLine(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/[<>[\]`|#*_]/g, '')
    .trim();
}
