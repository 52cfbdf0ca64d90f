// Times Assay's harness against promptfoo on the same trivial cases, interleaved: npm run bench:evals [-- N ROUNDS]
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installedPromptfoo, quietPromptfoo } from '../shared/installed-promptfoo.ts';

const [count = '5000', roundCount = '3'] = process.argv.slice(2);
const n = Number(count);
const bench = fileURLToPath(new URL('..', import.meta.url));
const promptfoo = installedPromptfoo();
/** What the `assay` command starts an evaluation with. */
const flags = ['--liftoff-only', '--max-semi-space-size=4', '--optimize-for-size'];

interface Usage {
  readonly wall: number;
  readonly cpu: number;
  readonly megabytes: number;
}

/** Runs a side in its own process; CPU and memory are what it and its children told when they ended. */
async function time(command: readonly string[], environment: Record<string, string> = {}): Promise<Usage> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'));
  const [file = '', ...given] = command;
  const NODE_OPTIONS = `--import ${join(bench, 'usage.mjs')}`;
  const startedAt = performance.now();
  const child = spawn(file, given, {
    cwd: folder,
    env: { ...process.env, ...environment, NODE_OPTIONS, BENCH_USAGE: join(folder, 'usage') },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const timer = setTimeout(() => child.kill('SIGKILL'), 300_000);
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  clearTimeout(timer);
  const wall = (performance.now() - startedAt) / 1000;
  const told = readdirSync(folder)
    .filter((name) => name.startsWith('usage.'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Usage);
  rmSync(folder, { recursive: true, force: true });
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}: ${said.join('').slice(-800)}`);
  return { wall, cpu: told.reduce((sum, { cpu }) => sum + cpu, 0), megabytes: Math.max(...told.map(({ megabytes }) => megabytes)) };
}

function assaySide(samples: number, more: readonly string[] = []): Promise<Usage> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-side-'));
  const script = fileURLToPath(new URL('./assay-side.ts', import.meta.url));
  return time([process.execPath, ...flags, script, String(samples), folder, ...more]).finally(() =>
    rmSync(folder, { recursive: true, force: true }),
  );
}

function promptfooSide(samples: number): Promise<Usage> {
  const folder = mkdtempSync(join(tmpdir(), 'promptfoo-side-'));
  const cases = Array.from({ length: samples }, (_, index) => {
    const q = `Question number ${index}?`;
    return {
      vars: { q },
      assert: [
        { type: 'equals', value: `Reply to: ${q}` },
        { type: 'contains', value: 'number' },
      ],
    };
  });
  writeFileSync(join(folder, 'tests.json'), JSON.stringify(cases));
  writeFileSync(
    join(folder, 'provider.mjs'),
    "export default class { id() { return 'local-echo'; } async callApi(prompt) { return { output: prompt }; } }\n",
  );
  const config = { prompts: ['Reply to: {{q}}'], providers: ['file://provider.mjs'], tests: 'file://tests.json' };
  writeFileSync(join(folder, 'promptfooconfig.json'), JSON.stringify(config));
  const outputs = ['-o', join(folder, 'out.json'), '-o', join(folder, 'out.junit.xml')];
  const state = join(folder, 'state');
  mkdirSync(state);
  return time(
    [
      process.execPath,
      promptfoo,
      'eval',
      '-c',
      join(folder, 'promptfooconfig.json'),
      '--no-cache',
      '--no-progress-bar',
      '--no-table',
      ...outputs,
    ],
    { ...quietPromptfoo, PROMPTFOO_CONFIG_DIR: state },
  ).finally(() => rmSync(folder, { recursive: true, force: true }));
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const ours: Usage[] = [];
const theirs: Usage[] = [];
for (let round = 1; round <= Number(roundCount); round += 1) {
  ours.push(await assaySide(n));
  theirs.push(await promptfooSide(n));
  console.log(`round ${round}: assay ${show(ours.at(-1))}; promptfoo ${show(theirs.at(-1))}`);
}
const [a, b] = [ours, theirs].map((usages) => ({
  wall: median(usages.map(({ wall }) => wall)),
  cpu: median(usages.map(({ cpu }) => cpu)),
  megabytes: median(usages.map(({ megabytes }) => megabytes)),
}));
console.log(
  `\n${n} trivial cases, two scorers, JUnit and JSON; Assay also chains and signs its log. ${cpus().length} cores, Node ${process.versions.node}.`,
);
console.log(`median assay     ${show(a)}`);
console.log(`median promptfoo ${show(b)}`);
if (a !== undefined && b !== undefined)
  console.log(
    `ratio            wall ${(b.wall / a.wall).toFixed(1)}, CPU ${(b.cpu / a.cpu).toFixed(1)}, memory ${(b.megabytes / a.megabytes).toFixed(1)} times less`,
  );

const slow = await assaySide(1_000, ['50', '32']);
const start = await assaySide(32, ['0', '32']).catch(() => undefined);
const ideal = (1_000 * 0.05) / 32;
console.log(
  `\nAn engine of 50 ms, 1,000 cases, 32 at once: ${slow.wall.toFixed(2)} s in all; ideal ${ideal.toFixed(2)} s plus the start${start === undefined ? '' : ` (${start.wall.toFixed(2)} s)`}.`,
);

function show(usage: Usage | undefined): string {
  if (usage === undefined) return '-';
  return `${usage.wall.toFixed(2)} s wall, ${usage.cpu.toFixed(2)} s CPU, ${usage.megabytes.toFixed(0)} MB`;
}
