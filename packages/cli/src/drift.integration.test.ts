import { execFile } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { measuredCopy } from './testing/measured-copy.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../..', import.meta.url));
const copy = join(realpathSync(mkdtempSync(join(tmpdir(), 'assay-drift-'))), 'assay');
const all = ['summariser', 'drafter', 'policy-search', 'assistant'];

interface Status {
  readonly tools: readonly {
    readonly tool: string;
    readonly state: string;
    readonly reasons: readonly string[];
    readonly command: string;
  }[];
}

/** Runs the copy's own command, as a person would after a change. */
async function assay(...given: readonly string[]): Promise<string> {
  const command = [join(copy, 'packages/cli/src/main.ts'), ...given];
  const options = { cwd: copy, env: { ...process.env, ASSAY_DATA: join(copy, '.assay') }, maxBuffer: 50_000_000 };
  // Exit code 1 is an answer here: something is off.
  return run(process.execPath, command, options).then(
    ({ stdout }) => stdout,
    (error: { code?: number; stdout?: string }) => (error.code === 1 ? (error.stdout ?? '') : Promise.reject(error)),
  );
}

async function status(): Promise<Status['tools']> {
  return (JSON.parse(await assay('gate', 'status', '--json')) as Status).tools;
}

/** The product without its tests and data, with links to what is installed: a change in it touches nothing else. */
function copyProduct(): void {
  for (const folder of ['packages', 'guardrails', 'evals', 'prompts'])
    cpSync(join(root, folder), join(copy, folder), { recursive: true, filter: (path) => !/node_modules|\.test\.ts$/.test(path) });
  // What a package has of its own beside the shared ones.
  for (const nested of globSync('packages/*/node_modules', { cwd: root })) symlinkSync(join(root, nested), join(copy, nested), 'junction');
  cpSync(join(root, 'package.json'), join(copy, 'package.json'));
  cpSync(join(root, 'package-lock.json'), join(copy, 'package-lock.json'));
  mkdirSync(join(copy, 'node_modules', '@assay'), { recursive: true });
  const link = (name: string, target: string) => symlinkSync(target, join(copy, 'node_modules', name), 'junction');
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@assay' && !name.startsWith('.')) link(name, join(root, 'node_modules', name));
  for (const name of readdirSync(join(root, 'node_modules', '@assay'))) {
    const place = realpathSync(join(root, 'node_modules', '@assay', name)).slice(root.length);
    link(join('@assay', name), join(copy, place));
  }
}

beforeAll(async () => {
  copyProduct();
  // What was measured is told by the names and bytes of files, not by where they stand.
  await measuredCopy(join(copy, '.assay'));
}, 300_000);

describe('one byte changed', () => {
  test.each<[string, string, readonly string[]]>([
    ['a tool', 'packages/summariser/src/score-points.ts', ['summariser']],
    ['core', 'packages/core/src/run-tool.ts', all],
    ['the engine', 'packages/engines/src/embedded.ts', all],
    ['a check', 'guardrails/src/checks/grounding.ts', all],
    ['a guardrail lexicon', 'guardrails/src/lexicons/markings.json', all],
    ['the guardrail policy', 'guardrails/policies/default.json', all],
    ['what tools share', 'packages/language/src/stop-words.ts', all],
    ['the search', 'packages/search/src/search-index.ts', ['drafter', 'policy-search']],
    ['a lexicon of a tool', 'packages/drafter/lexicons/asks.json', ['drafter']],
    ['a phrase', 'prompts/drafter/phrases.json', ['drafter']],
    ['a suite', 'evals/suites/policy-search/bias.ts', ['policy-search']],
    ['a dataset', 'evals/suites/summariser/accuracy.jsonl', ['summariser']],
    ['a manifest', 'evals/suites/drafter/accuracy.manifest.json', ['drafter']],
    ['a suite’s corpus', 'evals/suites/policy-search/corpus.jsonl', ['policy-search']],
    ['the names of the bias suites', 'evals/src/counterfactuals/names.json', all],
  ])('in %s turns off exactly the tools concerned, and names it; what was undone before is on', async (_, path, concerned) => {
    const place = join(copy, path);
    const before = readFileSync(place);
    appendFileSync(place, '\n');
    const decisions = await status();
    writeFileSync(place, before);
    const off = decisions.filter(({ state }) => state !== 'enabled');
    expect(off.map(({ tool }) => tool)).toEqual(all.filter((tool) => concerned.includes(tool)));
    for (const { state, reasons, command, tool } of off) {
      expect(state).toBe('drifted');
      expect(reasons.join('; ')).toContain(`${path.split('/').slice(2).join('/')} changed`);
      expect(command).toContain(`npx assay eval run ${tool}`);
    }
  });

  test('undone, everything is on', async () => {
    expect((await status()).map(({ state }) => state)).toEqual(all.map(() => 'enabled'));
  });

  test('the named command turns the tool on again, and a restart in between does not', async () => {
    appendFileSync(join(copy, 'prompts/policy-search/phrases.json'), '\n');
    const [off] = (await status()).filter(({ state }) => state !== 'enabled');
    expect(off?.tool).toBe('policy-search');
    expect((await status()).find(({ tool }) => tool === 'policy-search')?.state).toBe('drifted');
    await assay(...(off?.command ?? '').replace('npx assay ', '').split(' '));
    expect((await status()).every(({ state }) => state === 'enabled')).toBe(true);
  }, 120_000);

  test('a data file that cannot be read turns off its own tool and no other', async () => {
    const place = join(copy, 'prompts/drafter/phrases.json');
    const before = readFileSync(place);
    writeFileSync(place, '{"opening-unknown": ');
    const decisions = await status();
    writeFileSync(place, before);
    expect(decisions.filter(({ state }) => state !== 'enabled').map(({ tool }) => tool)).toEqual(['drafter']);
  });
});
