import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AssayError, messageOf } from '@assay/core';
import { type AnySuite, checkDataset, checkReviewed } from '@assay/evals';

/** Where a data folder keeps datasets of its own department: one folder a suite and name. */
const datasetsIn = (folder: string) => join(folder, 'datasets');

/**
 * A department's own datasets as suites: the scorers and requirements of the suite they were adopted for, on the
 * department's records. The tool must pass them as well; their tier is what the manifest says.
 */
export function adoptedSuites(folder: string, suites: readonly AnySuite[]): readonly AnySuite[] {
  return suites.flatMap((suite) => {
    const place = join(datasetsIn(folder), suite.name.replaceAll('/', '-'));
    if (!existsSync(place)) return [];
    return readdirSync(place)
      .filter((name) => namePattern.test(name))
      .sort()
      .map((name) => adopted(suite, name, join(place, name)));
  });
}

/** Takes a dataset (data.jsonl and manifest.json) into the data folder for a suite; it is read whole before anything is kept. */
export function adoptDataset(
  folder: string,
  from: string,
  { suite, name, now }: { readonly suite: AnySuite; readonly name: string; readonly now: Date },
): AnySuite {
  if (!namePattern.test(name))
    throw new AssayError('bad-usage', `A dataset's name is made of a-z, 0-9 and "-", at most 40 of them, not "${name}".`);
  const place = join(datasetsIn(folder), suite.name.replaceAll('/', '-'), name);
  if (existsSync(place))
    throw new AssayError('bad-usage', `There is a dataset named "${name}" for ${suite.name} already. Choose another name.`);
  const given = adopted(suite, name, from);
  checkReviewed(given, now);
  checkDataset(given);
  try {
    mkdirSync(place, { recursive: true, mode: 0o700 });
    for (const file of ['data.jsonl', 'manifest.json']) cpSync(join(from, file), join(place, file));
  } catch (error) {
    rmSync(place, { recursive: true, force: true });
    throw new AssayError('data-folder-unusable', `The dataset cannot be kept in ${place}: ${messageOf(error)}.`, { cause: error });
  }
  return adopted(suite, name, place);
}

// --- Internal ---

const namePattern = /^[a-z0-9][a-z0-9-]{0,39}$/;

function adopted(suite: AnySuite, name: string, place: string): AnySuite {
  return {
    ...suite,
    name: `${suite.name}+${name}`,
    dataset: { ...suite.dataset, data: pathToFileURL(join(place, 'data.jsonl')), manifest: pathToFileURL(join(place, 'manifest.json')) },
  };
}
