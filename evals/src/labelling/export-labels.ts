import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssayError, messageOf, sha256 } from '@assay/core';
import { z } from 'zod';
import type { Manifest } from '../read-dataset.ts';
import type { LabelKit } from './label-kit.ts';
import { isLabeller, type LabelStatus, labelStatus } from './label-status.ts';

interface ExportRequest {
  /** The folder that takes data.jsonl and manifest.json. */
  readonly to: string;
  readonly author: string;
  readonly licence: string;
  /** The date by which somebody must look at the labels again, as 2027-11-24. */
  readonly reviewBy: string;
  now(): Date;
}

/** What was exported, and what a reader should know about it. */
export interface ExportedLabels {
  readonly data: string;
  readonly manifest: string;
  readonly about: Manifest;
  readonly notices: readonly string[];
}

/** Writes a labelled dataset that suites can measure with; refused while anything is unlabelled, unadjudicated or not blind. */
export function exportLabels(kit: LabelKit, { to, author, licence, reviewBy, now }: ExportRequest): ExportedLabels {
  const named = { '--author': author, '--licence': licence };
  const empty = Object.entries(named).find(([, value]) => value.trim() === '');
  if (empty !== undefined) throw new AssayError('bad-usage', `${empty[0]} is empty. Say whose the dataset is and how it may be used.`);
  if (!z.iso.date().safeParse(reviewBy).success || reviewBy <= now().toISOString().slice(0, 10))
    throw new AssayError('bad-usage', `--review-by is a date to come, such as 2027-11-24, not "${reviewBy.slice(0, 40)}".`);
  const status = readyStatus(labelStatus(kit, now));
  const records = kit.questions.map((question) => ({
    ...question.fields,
    cluster: question.cluster,
    [kit.labelField]: status.decided.get(question.id),
  }));
  const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  const about: Manifest = {
    name: kit.name,
    description: describe(kit, status),
    records: records.length,
    clusters: new Set(kit.questions.map(({ cluster }) => cluster)).size,
    sha256: sha256(text),
    author: author.trim(),
    licence: licence.trim(),
    reviewBy,
    tier: 'departmental',
    labels: 'blind',
    salt: `${kit.name} 1`,
  };
  const [data, manifest] = [join(to, 'data.jsonl'), join(to, 'manifest.json')];
  writeNew(to, [
    [data, text],
    [manifest, `${JSON.stringify(about, undefined, 2)}\n`],
  ]);
  return { data, manifest, about, notices: status.notices };
}

// --- Internal ---

type ReadyStatus = Exclude<LabelStatus, { readonly status: 'labelling' }>;

function readyStatus(status: LabelStatus): ReadyStatus {
  const { labellers, records } = status;
  if (labellers.length < 2) {
    const begun = labellers.length === 0 ? 'nobody has begun' : `only ${labellers[0]?.labeller} has begun`;
    throw new AssayError('bad-usage', `Two people have to label the records blind, and ${begun}. Have them label with --labeller NAME.`);
  }
  if (status.status === 'labelling') {
    const left = labellers
      .filter(({ labelled }) => labelled < records)
      .map(({ labeller, labelled }) => `${labeller} has ${records - labelled}`);
    throw new AssayError('bad-usage', `Not everything is labelled: ${left.join(' and ')} left of ${records}. Go on with --labeller NAME.`);
  }
  if (status.samePerson !== undefined)
    throw new AssayError('bad-usage', `Two people have to label the records, and ${status.samePerson}. Have another person label them.`);
  const open = status.disagreements.filter(({ adjudication }) => adjudication === undefined);
  if (open.length > 0) {
    const ids = open.slice(0, 5).map(({ question }) => question.id);
    const more = open.length > ids.length ? ` and ${open.length - ids.length} more` : '';
    throw new AssayError('bad-usage', `Disagreements are not adjudicated: ${ids.join(', ')}${more}. Settle each with --adjudicate.`);
  }
  return status;
}

/** No names: the dataset travels, the labellers' files stay. */
function describe(kit: LabelKit, status: ReadyStatus): string {
  const { agreement, disagreements } = status;
  const own = disagreements.filter(({ adjudication }) => adjudication !== undefined && isLabeller(status, adjudication.by)).length;
  const overlap = agreement.overlap === undefined ? '' : `, overlap of quotes (mean F1) ${agreement.overlap.mean.toFixed(2)}`;
  return [
    kit.description,
    `Labelled blind by two people: ${(100 * agreement.raw).toFixed(1)} % of ${agreement.items} ${agreement.unit} alike,`,
    `kappa ${agreement.kappa.toFixed(2)} (${agreement.meaning.word})${overlap};`,
    `${disagreements.length} of ${agreement.records} records adjudicated${own === 0 ? '' : `, ${own} of them by one of the two labellers`}.`,
  ].join(' ');
}

/** Both files under other names first, so that neither is ever half there. */
function writeNew(folder: string, files: readonly (readonly [path: string, text: string])[]): void {
  const present = files.find(([path]) => existsSync(path));
  if (present !== undefined)
    throw new AssayError('bad-usage', `${present[0]} is there already and is kept. Name another folder in --export.`);
  try {
    mkdirSync(folder, { recursive: true });
    for (const [path, text] of files) writeFileSync(`${path}.part`, text);
    for (const [path] of files) renameSync(`${path}.part`, path);
  } catch (error) {
    throw new AssayError('bad-usage', `${folder} cannot be written to: ${messageOf(error)}. Name another folder in --export.`, {
      cause: error,
    });
  }
}
