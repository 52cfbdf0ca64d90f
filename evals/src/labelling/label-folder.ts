import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssayError, messageOf, readJsonFile, sha256 } from '@assay/core';
import { z } from 'zod';
import type { LabelKit } from './label-kit.ts';
import { isSamePerson, labellerSlug } from './labeller-slug.ts';

/** The file that holds one labeller's labels. */
export function labelPath(folder: string, labeller: string): string {
  return join(folder, 'labels', `${labeller}.jsonl`);
}

/** The slugs of those who have begun, in order; at most two people label a dataset. */
export function listLabellers(folder: string): readonly string[] {
  const labels = join(folder, 'labels');
  if (!existsSync(labels)) return [];
  const slugs = attempt(labels, () => readdirSync(labels))
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => name.slice(0, -'.jsonl'.length))
    .sort();
  const stranger = slugs.find((slug) => labellerSlug(slug) !== slug);
  if (stranger !== undefined)
    throw new AssayError('dataset-invalid', `${labelPath(folder, stranger)} is not named for a labeller. Take it out of the folder.`);
  if (slugs.length > 2)
    throw new AssayError(
      'dataset-invalid',
      `${labels} holds labels of ${slugs.length} people (${slugs.join(', ')}); two label a dataset. Keep two.`,
    );
  return slugs;
}

/** Lets a labeller begin or go on, and notes at the first start which questions are answered. */
export function startLabelling(kit: LabelKit, labeller: string): void {
  const begun = listLabellers(kit.folder).filter((other) => other !== labeller);
  const twin = begun.find((other) => isSamePerson(other, labeller));
  if (twin !== undefined)
    throw new AssayError(
      'bad-usage',
      `"${labeller}" looks like "${twin}", who has begun already. Go on as "${twin}", or add a middle name.`,
    );
  if (begun.length > 1)
    throw new AssayError('bad-usage', `Two people label a dataset, and ${begun.join(' and ')} have begun. Use one of these names.`);
  refuseIfSealed(kit);
  const path = startedPath(kit);
  if (existsSync(path)) {
    refuseIfChanged(kit);
    return;
  }
  attempt(path, () => {
    mkdirSync(join(kit.folder, 'labels'), { recursive: true });
    writeFileSync(path, `${JSON.stringify(kit.digests)}\n`, { flag: 'wx' });
  });
}

/** Refuses a kit or questions that are not those the labels were given for. */
export function refuseIfChanged(kit: LabelKit): void {
  const path = startedPath(kit);
  if (!existsSync(path))
    throw new AssayError('dataset-invalid', `${path} is missing, so nobody can tell which questions were labelled. Restore it.`);
  const started = readJsonFile(path, startedSchema, 'dataset-invalid');
  if (started.kit === kit.digests.kit && started.questions === kit.digests.questions) return;
  const name = started.kit === kit.digests.kit ? 'questions.jsonl' : 'label-kit.json';
  throw new AssayError(
    'dataset-invalid',
    `${join(kit.folder, name)} was changed after labelling had begun. Restore it, or have the new one labelled in a new folder.`,
  );
}

/** Refuses a label once both labellings were compared: whoever has seen the other's labels is not blind any more. */
export function refuseIfSealed({ folder }: { readonly folder: string }): void {
  if (existsSync(sealPath(folder)))
    throw new AssayError(
      'bad-usage',
      'The labels of both people were compared, so no label can be given or changed any more. Settle disagreements with --adjudicate.',
    );
}

/** Closes both labellings before they are first compared, and proves later that they are still the ones compared. */
export function sealLabels(kit: LabelKit, labellers: readonly string[], now: () => Date): void {
  refuseIfChanged(kit);
  const path = sealPath(kit.folder);
  const digests = Object.fromEntries(labellers.map((slug) => [slug, sha256(readFileSync(labelPath(kit.folder, slug)))]));
  if (!existsSync(path)) {
    attempt(path, () => writeFileSync(path, `${JSON.stringify({ at: now().toISOString(), labels: digests })}\n`, { flag: 'wx' }));
    return;
  }
  const sealed = readJsonFile(path, sealSchema, 'dataset-invalid').labels;
  const changed = labellers.find((slug) => sealed[slug] !== digests[slug]);
  if (changed !== undefined)
    throw new AssayError(
      'dataset-invalid',
      `${labelPath(kit.folder, changed)} was changed after the labels were compared, so it is not blind. Restore it, or start again in a new folder.`,
    );
}

// --- Internal ---

const startedSchema = z.strictObject({ kit: z.string(), questions: z.string() });
const sealSchema = z.strictObject({ at: z.string(), labels: z.record(z.string(), z.string()) });

function startedPath({ folder }: LabelKit): string {
  return join(folder, 'labels', 'started.json');
}

function sealPath(folder: string): string {
  return join(folder, 'labels', 'sealed.json');
}

function attempt<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw new AssayError('dataset-invalid', `${path} cannot be used: ${messageOf(error)}. Check who may read and write the folder.`, {
      cause: error,
    });
  }
}
