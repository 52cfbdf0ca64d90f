// Compares our summariser with baselines and named peers on the same documents at the same length, and grows the text:
//   npm run bench:summaries [-- --data DIR ...] [--limit SECONDS] [--rounds N]
import { compare } from './compare.ts';
import { readFolder } from './read-folder.ts';
import { readOptions } from './read-options.ts';
import { readPapers } from './read-papers.ts';
import { selfCheck } from './self-check.ts';

const startedAt = performance.now();
const progress = (said: string) => process.stderr.write(`${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s  ${said}\n`);
const options = readOptions(process.argv.slice(2));
if ('problem' in options) refuse(options.problem);
const collections = collectionsIn(options.folders);

// A summariser deep in its work does not hear that its parent has gone; it is ended when this process is.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(3));

selfCheck();
// Peers may fail and be told; without ours there is no comparison.
if (!(await compare(collections, { ...options, progress }))) process.exitCode = 3;
progress('done');

function collectionsIn(folders: readonly string[]) {
  try {
    return folders.length === 0 ? [readPapers()] : folders.map(readFolder);
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function refuse(problem: string): never {
  console.error(problem);
  process.exit(2);
}
