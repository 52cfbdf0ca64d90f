// Compares our search with named peers on the same collections in one run, and grows each from 1,000 passages on:
//   npm run bench:search [-- --sections compare,scale,vectors] [--data DIR ...] [--rounds N] [--questions N] [--largest PASSAGES] [--limit SECONDS]
import { endOnSignals, madeOrRefused, progressTeller, refuse } from '../shared/command-line.ts';
import { compare } from './compare.ts';
import { readCollection } from './read-collection.ts';
import { readOptions } from './read-options.ts';
import { scale } from './scale.ts';
import { selfCheck } from './self-check.ts';
import { vectors } from './vectors.ts';

const progress = progressTeller();
const options = readOptions(process.argv.slice(2));
if ('problem' in options) refuse(options.problem);
const collections = madeOrRefused(() => (options.folders.length === 0 ? [undefined] : options.folders).map(readCollection));

endOnSignals();

selfCheck();
const isMeasured: boolean[] = [];
if (options.sections.includes('compare')) isMeasured.push(await compare(collections, { ...options, progress }));
if (options.sections.includes('scale')) isMeasured.push(await scale({ ...options, progress }));
if (options.sections.includes('vectors')) isMeasured.push(vectors(options.largest, progress));
// Peers may fail and be told; without ours there is no comparison.
if (isMeasured.includes(false)) process.exitCode = 3;
progress('done');
