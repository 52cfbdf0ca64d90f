// Compares our search with named peers on the same collections in one run, and grows each from 1,000 passages on:
//   npm run bench:search [-- --sections compare,scale,vectors] [--data DIR ...] [--rounds N] [--questions N] [--largest PASSAGES] [--limit SECONDS]
import { compare } from './compare.ts';
import { readCollection } from './read-collection.ts';
import { readOptions } from './read-options.ts';
import { scale } from './scale.ts';
import { selfCheck } from './self-check.ts';
import { vectors } from './vectors.ts';

const startedAt = performance.now();
const progress = (said: string) => process.stderr.write(`${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s  ${said}\n`);
const options = readOptions(process.argv.slice(2));
if ('problem' in options) refuse(options.problem);
const collections = collectionsIn(options.folders);

// A search deep in its work does not hear that its parent has gone; it is ended when this process is.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(3));

selfCheck();
const isMeasured: boolean[] = [];
if (options.sections.includes('compare')) isMeasured.push(await compare(collections, { ...options, progress }));
if (options.sections.includes('scale')) isMeasured.push(await scale({ ...options, progress }));
if (options.sections.includes('vectors')) isMeasured.push(vectors(options.largest, progress));
// Peers may fail and be told; without ours there is no comparison.
if (isMeasured.includes(false)) process.exitCode = 3;
progress('done');

function collectionsIn(folders: readonly string[]) {
  try {
    return (folders.length === 0 ? [undefined] : folders).map(readCollection);
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function refuse(problem: string): never {
  console.error(problem);
  process.exit(2);
}
