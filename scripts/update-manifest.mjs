// After a dataset was reviewed: writes its record count, cluster count and digest into its manifest.
// node scripts/update-manifest.mjs evals/suites/summariser/accuracy
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

for (const place of process.argv.slice(2)) {
  const text = readFileSync(`${place}.jsonl`, 'utf8');
  const records = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
  const path = `${place}.manifest.json`;
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  manifest.records = records.length;
  manifest.clusters = new Set(records.map(({ id, cluster = id }) => cluster)).size;
  manifest.sha256 = createHash('sha256').update(text).digest('hex');
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`${path}: ${manifest.records} records, ${manifest.clusters} clusters`);
}
