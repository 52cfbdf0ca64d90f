// Compares our search index with named peers on the same collections in one run, or grows ours alone:
//   npm run bench:search [-- --data DIR ...] [--rounds N] [--questions N] [--limit SECONDS]
//   npm run bench:search -- --scale [--to PASSAGES]
import { compare } from './compare.ts';
import { grow } from './grow.ts';
import { readOptions } from './read-options.ts';
import { selfCheck } from './self-check.ts';

const startedAt = performance.now();
const options = readOptions(process.argv.slice(2), (said) =>
  process.stderr.write(`${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s  ${said}\n`),
);
if ('problem' in options) {
  console.error(options.problem);
  process.exit(2);
}
selfCheck();
await (options.sizes.length > 0 ? grow(options) : compare(options));
