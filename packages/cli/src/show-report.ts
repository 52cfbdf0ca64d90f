import type { MetricResult, Report } from '@assay/core';
import { curveRows, statedWords } from '@assay/evals/report';
import { type Terminal, table } from './terminal.ts';

/** A report on a terminal: a line a metric, and of paired metrics a line for all characteristics that hold and one for each that does not. */
export function showReport({ suite, status, metrics, samples, timing, notes, curve }: Report, { out }: Terminal): void {
  out(`\n${suite}: ${status} (${samples} samples, ${(timing.milliseconds / 1000).toFixed(1)} s)`);
  // Only the harness's own suites have paired metrics, and all of them have `completed`.
  const groups = Map.groupBy(Object.entries(metrics), ([name]) => ('completed' in metrics ? (name.split('.')[0] ?? name) : name));
  out(table([...groups].flatMap(([name, members]) => (members.length === 1 ? members.map(rowOf) : pairedRows(name, members)))));
  if (curve !== undefined) {
    out(`  Answers from the surest on, of ${curve.questions} questions. ${statedWords(curve)}`);
    const head = ['  coverage', 'precision', 'confidence at least'];
    const rows = curveRows(curve).map(({ coverage, precision, confidence }) => [
      `  ${number(coverage)}`,
      number(precision),
      number(confidence),
    ]);
    out(rows.length === 0 ? '  Nothing was answered: there is no curve.' : table([head, ...rows]));
  }
  for (const note of notes) out(`  ${note}`);
}

// --- Internal ---

type Named = readonly [name: string, result: MetricResult];

function pairedRows(name: string, members: readonly Named[]): readonly (readonly string[])[] {
  const holding = members.filter(([, { passed }]) => passed === true);
  const told = members.filter(([, { kind }]) => kind === 'reported');
  const widest = holding.reduce<Named | undefined>((a, b) => (a === undefined || reach(b) > reach(a) ? b : a), undefined);
  const rows: (readonly string[])[] = [];
  if (widest !== undefined) {
    const [full, { value, low, high, threshold, kind, n }] = widest;
    rows.push([
      `  ${name}, ${holding.length} characteristics`,
      number(value),
      `${number(low)} to ${number(high)}`,
      `n ${n}`,
      `${kind} ${threshold ?? ''}`.trim(),
      'passed',
      `widest: ${full.slice(name.length + 1)}`,
    ]);
  }
  if (told.length > 0)
    rows.push([
      `  ${name}, ${told.length} reported`,
      '',
      '',
      '',
      'reported',
      '',
      told.map(([full]) => full.slice(name.length + 1)).join(', '),
    ]);
  return [...rows, ...members.filter(([, { kind, passed }]) => kind !== 'reported' && passed !== true).map(rowOf)];
}

function reach([, { low, high }]: Named): number {
  return Math.max(Math.abs(low ?? 0), Math.abs(high ?? 0));
}

function rowOf([name, { value, low, high, n, threshold, kind, passed, reason }]: Named): readonly string[] {
  return [
    `  ${name}`,
    number(value),
    `${number(low)} to ${number(high)}`,
    `n ${n}`,
    threshold === null ? kind : `${kind} ${threshold}`,
    passed === true ? 'passed' : passed === false ? 'FAILED' : kind === 'reported' ? '' : 'INCONCLUSIVE',
    reason ?? '',
  ];
}

function number(value: number | null): string {
  return value === null ? '-' : value.toFixed(3);
}
