import type { RunView } from './run-view.ts';

const columns = [
  'suite',
  'sample',
  'cluster',
  'characteristic',
  'side',
  'value',
  'status',
  'code',
  'metric',
  'score',
  'scored',
  'milliseconds',
];

/** Every score of every sample, one a line (RFC 4180), for a spreadsheet or a statistician. */
export function csvReport(runs: readonly RunView[]): string {
  const rows = runs.flatMap(({ report, samples }) =>
    samples.flatMap(({ id, cluster, pair, status, code, scores, unscored, milliseconds }) =>
      Object.entries(scores).map(([metric, score]) => [
        report.suite,
        id,
        cluster,
        pair?.characteristic ?? '',
        pair?.side ?? '',
        pair?.value ?? '',
        status,
        code,
        metric,
        score === null ? '' : String(score),
        score === null ? 'does not apply' : unscored.includes(metric) ? 'no' : 'yes',
        String(milliseconds),
      ]),
    ),
  );
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

// --- Internal ---

/** A text that a spreadsheet would take for a formula is kept a text (OWASP, CSV injection); numbers stay numbers. */
function cell(value: string): string {
  const plain = /^[=+\-@\t\r]/.test(value) && !Number.isFinite(Number(value)) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
