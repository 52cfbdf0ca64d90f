// Compares our summariser with baselines and named peers on the same documents at the same length, and grows the text:
//   npm run bench:summaries [-- --data DIR ...] [--limit SECONDS] [--rounds N]
import { endOnSignals, madeOrRefused, progressTeller, refuse } from '../shared/command-line.ts';
import { compare } from './compare.ts';
import { readFolder } from './read-folder.ts';
import { readOptions } from './read-options.ts';
import { readPapers } from './read-papers.ts';
import { selfCheck } from './self-check.ts';

const progress = progressTeller();
const options = readOptions(process.argv.slice(2));
if ('problem' in options) refuse(options.problem);
const collections = madeOrRefused(() => (options.folders.length === 0 ? [readPapers()] : options.folders.map(readFolder)));

endOnSignals();

selfCheck();
// Peers may fail and be told; without ours there is no comparison.
if (!(await compare(collections, { ...options, progress }))) process.exitCode = 3;
progress('done');
