import { type LabelStatus, labelText, type OpenDisagreement, shownField } from '@assay/evals/labelling';
import { table } from '../terminal.ts';

/** Where a labelling stands, as JSON: labels only once both people have finished. */
export function labelReport(status: LabelStatus): Readonly<Record<string, unknown>> {
  const { records, labellers, notices } = status;
  if (status.status === 'labelling') return { status: status.status, records, labellers, notices };
  const { agreement, disagreements, samePerson } = status;
  return {
    status: status.status,
    records,
    labellers,
    agreement,
    disagreements: disagreements.map(({ question, first, second, overlap, adjudication }) => ({
      id: question.id,
      first,
      second,
      ...(overlap === undefined ? {} : { overlap }),
      ...(adjudication === undefined ? {} : { adjudication }),
    })),
    ...(samePerson === undefined ? {} : { samePerson }),
    notices,
  };
}

/** Where a labelling stands, in words. */
export function labelReportText(status: LabelStatus, show: readonly string[]): string {
  const { labellers, records } = status;
  if (labellers.length === 0) return `Nobody has begun: ${records} records to label. Begin with --labeller NAME.`;
  const progress = table(labellers.map(({ labeller, labelled }) => [`  ${labeller}`, `${labelled} of ${records} labelled`]));
  if (status.status === 'labelling')
    return `${progress}\n\nAgreement is shown once two people have labelled everything; before that they must stay blind.`;
  return [
    progress,
    ...(status.samePerson === undefined ? [] : [`\nNot two people: ${status.samePerson}.`]),
    agreementText(status),
    disagreementText(status, show),
  ].join('\n');
}

// --- Internal ---

type Compared = Exclude<LabelStatus, { readonly status: 'labelling' }>;

const shownAtMost = 50;

function agreementText({ agreement, labellers }: Compared): string {
  const { kappa, interval, meaning, raw, items, unit, labels, overlap, agreed, records } = agreement;
  const range = interval === undefined ? '' : ` (90 % interval ${interval.low.toFixed(2)} to ${interval.high.toFixed(2)})`;
  const rows = labels.map(({ label, first, second, both, agreement: share }) => [
    `  ${label}`,
    `${first}`,
    `${second}`,
    `${both}`,
    percent(share),
  ]);
  return [
    '',
    `Cohen's kappa    ${kappa.toFixed(2)}${range}: ${meaning.word}`,
    `Raw agreement    ${percent(raw)} of ${items} ${unit}`,
    ...(overlap === undefined
      ? []
      : [`Overlap (F1)     ${overlap.mean.toFixed(2)} over records, ${overlap.pooled.toFixed(2)} over all characters marked`]),
    `Decided alike    ${agreed} of ${records} records`,
    meaning.advice,
    '',
    table([[`  Label (${unit})`, ...labellers.map(({ labeller }) => labeller), 'both', 'agreement'], ...rows]),
  ].join('\n');
}

function disagreementText(status: Compared, show: readonly string[]): string {
  const { disagreements } = status;
  const open = disagreements.filter(({ adjudication }) => adjudication === undefined).length;
  if (disagreements.length === 0) return '\nThere are no disagreements. Export with --export.';
  const listed = disagreements.slice(0, shownAtMost).map((one) => oneDisagreement(one, status, show));
  const more = disagreements.length - listed.length;
  return [
    `\n${disagreements.length} ${disagreements.length === 1 ? 'disagreement' : 'disagreements'}, ${open} to adjudicate:`,
    ...listed,
    ...(more > 0 ? [`\nand ${more} more: --json shows all.`] : []),
    open === 0
      ? '\nAll are adjudicated. Export with --export.'
      : '\nSettle each with --adjudicate NAME --record ID --label L --reason TEXT.',
  ].join('\n');
}

function oneDisagreement(
  { question, first, second, overlap, adjudication }: OpenDisagreement,
  { labellers }: Compared,
  show: readonly string[],
): string {
  const [one = '', other = ''] = labellers.map(({ labeller }) => labeller);
  const settled =
    adjudication === undefined ? [] : [[`    ${adjudication.by} decided`, `${labelText(adjudication.label)} (${adjudication.reason})`]];
  return [
    `\n  ${question.id}${overlap === undefined ? '' : `  overlap ${overlap.toFixed(2)}`}`,
    ...show.map((field) => `    ${field}: ${shorten(shownField(question, field))}`),
    table([[`    ${one}`, labelText(first)], [`    ${other}`, labelText(second)], ...settled]),
  ].join('\n');
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 240 ? `${line.slice(0, 239)}…` : line;
}
