// Compares our guardrails with named peers on the same texts in one run:
//   npm run bench:guardrails [-- --data DIR] [--rounds N] [--limit SECONDS] [--sections quality,throughput,hostile]
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { installedPeers } from '../shared/installed-peers.ts';
import { entries } from './entries.ts';
import { hostilePieces, repeatedTo } from './hostile-strings.ts';
import { labelledSamples } from './labelled-samples.ts';
import { measureQuality } from './measure-quality.ts';
import { measureTimes, type TimedText } from './measure-times.ts';
import { mixedText } from './mixed-text.ts';
import { printQuality } from './print-quality.ts';
import { printHostile, printThroughput } from './print-times.ts';
import { readOptions } from './read-options.ts';
import { selfCheck } from './self-check.ts';
import { startTool } from './start-tool.ts';

const options = readOptions(process.argv.slice(2));
if ('problem' in options) {
  console.error(options.problem);
  process.exit(2);
}
const { data, rounds, limitMs, sections } = options;
const seed = 20260701;
const startedAt = performance.now();
const progress = (said: string) => process.stderr.write(`${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s  ${said}\n`);

selfCheck();
const labelled = labelledSamples(data);
const peers = installedPeers(new URL('./peers/', import.meta.url), 150);
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
console.log(`assay ${version}, ${peers.map(({ name, version, reason }) => `${name} ${version ?? reason}`).join(', ')}`);
console.log(`Node ${process.versions.node}, ${cpus().length} cores; a process a tool, no network, no keys; ${rounds} rounds, interleaved`);
console.log(`Load of the machine before it began: ${loadavg()[0]?.toFixed(1)}; above 0.5 a core, trust the ratios and not the times.\n`);

const missing = new Map(peers.flatMap(({ name, reason }) => (reason === undefined ? [] : [[name, reason] as const])));
const tools = new Map<string, ReturnType<typeof startTool>>();
for (const { name, about, peer } of entries) {
  const tool = startTool(name);
  // The first texts load and warm the tool, and tell whether it works at all.
  const reason = missing.get(peer ?? '') ?? (await whyNot(tool));
  if (reason === undefined) tools.set(name, tool);
  else tool.stop();
  console.log(`${name}: ${about}${reason === undefined ? '' : ` - NOT MEASURED, ${reason}`}`);
}

// A tool deep in a pattern does not hear that its parent has gone.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    for (const tool of tools.values()) tool.stop();
    process.exit(3);
  });

try {
  if (sections.includes('quality')) await quality();
  if (sections.includes('throughput')) await throughput();
  if (sections.includes('hostile')) await hostile();
} finally {
  for (const tool of tools.values()) tool.stop();
}
// Peers may fail and be told; without ours there is no comparison.
if (entries.some(({ name, peer }) => peer === undefined && !tools.has(name))) process.exitCode = 3;
progress('done');

async function whyNot(tool: ReturnType<typeof startTool>): Promise<string | undefined> {
  const answer = await tool.ask({ text: mixedText(4_000, seed), spendMs: 50, wantsHidden: true }, limitMs);
  if (answer.status === 'done') return undefined;
  return answer.status === 'over' ? `over ${limitMs / 1000} s on 4,000 characters` : `failed: ${answer.reason}`;
}

async function quality(): Promise<void> {
  const { from, samples, note } = labelled;
  const spans = samples.reduce((sum, sample) => sum + sample.spans.length, 0);
  const clean = samples.filter((sample) => sample.spans.length === 0).length;
  const whole = new Map([...tools].filter(([name]) => entries.some((entry) => entry.name === name && entry.isSpeedOnly !== true)));
  const measured = await measureQuality(whole, samples, { limitMs, progress });
  console.log(`\nQuality: ${from}, ${samples.length} texts, ${spans} labelled spans, ${clean} texts without one`);
  console.log('Caught: at least 95 % of the span redacted, as whatever. Precision: of redactions, those that touch a span.');
  if (note !== undefined) console.log(note);
  console.log();
  printQuality(measured);
}

async function throughput(): Promise<void> {
  const texts = [64 * 1024, 512 * 1024, 5 * 2 ** 20].map((size) => ({ kind: 'mixed text', size, text: mixedText(size, seed) }));
  const timesOf = await measureTimes(tools, texts, { rounds, limitMs, spendMs: 0, progress });
  console.log(`\nThroughput: mixed text of seed ${seed}; medians, and the median of the rounds' ratios to the first line\n`);
  printThroughput(texts, timesOf, { names: [...tools.keys()], limitMs });
}

async function hostile(): Promise<void> {
  const texts: TimedText[] = Object.entries(hostilePieces).flatMap(([kind, piece]) =>
    [4_000, 8_000, 16_000].map((size) => ({ kind, size, text: repeatedTo(size, piece) })),
  );
  const timesOf = await measureTimes(tools, texts, { rounds, limitMs, spendMs: 30, progress });
  console.log('\nHostile strings: median at 16,000 characters, and growth from 4,000 (^1 linear, ^2 quadratic; none told under 0.5 ms)\n');
  printHostile(texts, timesOf, { names: [...tools.keys()], limitMs });
}
