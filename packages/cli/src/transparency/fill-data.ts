import { type Block, list, paragraph, tableOf } from './block.ts';
import { allDataWords, dataWords, labelWords, measuredSuites } from './data-words.ts';
import type { Fillers } from './fillers.ts';
import { groupDifferences } from './group-differences.ts';
import type { SuiteFacts, ToolFacts } from './tool-facts.ts';

/** What the manifests know of the data that a tool was measured on. */
export const dataFillers: Fillers = {
  'datasets-and-purposes': (facts) => [
    paragraph('Each dataset is split by source: one half is for building, the other for measuring alone.'),
    ...perDataset(facts, ['Dataset', 'Purpose'], ({ suite, manifest }) => [manifest.name, `measures ${suite.kind} (suite ${suite.name})`]),
  ],
  'development-data-description': (facts) => [
    ...list(allDataWords(facts).map((words) => `Measured on ${words}.`)),
    ...perDataset(facts, ['Dataset', 'What it is', 'Kind'], (item) => [item.manifest.name, item.manifest.description, dataWords(item)]),
  ],
  'data-modality': () => [paragraph('Text.')],
  'data-quantities': (facts) =>
    perDataset(facts, ['Dataset', 'Records', 'Independent sources', 'Samples measured'], ({ manifest, evidence }) => [
      manifest.name,
      `${manifest.records}`,
      `${manifest.clusters}`,
      `${evidence?.report.samples ?? 0}`,
    ]),
  'development-sensitive-attributes': (facts) => {
    const words = groupDifferences(facts).flatMap((item) => (item.metrics.some(({ result }) => result !== undefined) ? [item.words] : []));
    if (words.length === 0) return notMeasured;
    return [paragraph(`The pairs that bias is measured with vary these on purpose: ${words.join(', ')}. ${syntheticPeople(facts)}`)];
  },
  'data-completeness': (facts) => [paragraph(originWords(facts)), ...list(notesOf(facts))],
  'data-collection': (facts) =>
    perDataset(facts, ['Dataset', 'Author', 'Licence', 'Labels', 'To be reviewed by'], (item) => [
      item.manifest.name,
      item.manifest.author,
      item.manifest.licence,
      labelWords(item),
      item.manifest.reviewBy,
    ]),
  'development-data-access': (facts) =>
    perDataset(facts, ['Dataset', 'SHA-256 of what was measured'], ({ manifest, evidence }) => [
      manifest.name,
      evidence?.report.digests.dataset ?? '',
    ]),
  'operational-data-processing': () => [
    paragraph(
      'The tool does not learn from what people give it. Runs, inputs and results are kept in the deployment’s own data folder, with an audit record of each run.',
    ),
  ],
};

// --- Internal ---

const notMeasured: readonly Block[] = [paragraph('Not measured: there is no evidence for what is loaded now.')];

function perDataset(facts: ToolFacts, header: readonly string[], row: (item: SuiteFacts) => readonly string[]): readonly Block[] {
  const measured = measuredSuites(facts);
  const first = measured.filter(({ manifest }, index) => measured.findIndex((item) => item.manifest.name === manifest.name) === index);
  return first.length === 0 ? notMeasured : tableOf(header.join(', '), header, first.map(row));
}

function originWords(facts: ToolFacts): string {
  const measured = measuredSuites(facts);
  if (measured.length === 0) return 'Not measured: there is no evidence for what is loaded now.';
  return measured.some(({ manifest }) => manifest.tier === 'departmental')
    ? 'Some of it comes from a department; whether that stands for its work is for people to say.'
    : 'None of it comes from a department, so it stands for no department’s work.';
}

function syntheticPeople(facts: ToolFacts): string {
  return measuredSuites(facts).every(({ manifest }) => manifest.tier === 'synthetic') ? 'The people in them are made up.' : '';
}

function notesOf(facts: ToolFacts): readonly string[] {
  return [...new Set(measuredSuites(facts).flatMap(({ evidence }) => evidence.report.notes))];
}
