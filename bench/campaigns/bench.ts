// One whole campaign run, in a data folder of its own that goes away afterwards: npm run bench:campaigns [-- LETTERS SEED]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machineSentence, machineState } from '../shared/machine-state.ts';
import { campaignLetters } from './campaign-letters.ts';

const [letterCount = '10000', seed = '1'] = process.argv.slice(2);
const letters = Number(letterCount);
if (!Number.isInteger(letters) || letters < 100 || letters > 20_000 || !Number.isInteger(Number(seed))) {
  process.stderr.write('npm run bench:campaigns [-- LETTERS SEED]: letters from 100 to 20000, and a whole number as seed.\n');
  process.exit(64);
}

const assay = fileURLToPath(new URL('../../packages/cli/bin/assay.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'assay-bench-campaigns-'));
const run = (...given: readonly string[]) =>
  spawnSync(process.execPath, [assay, ...given], {
    env: { ...process.env, ASSAY_DATA: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 28,
    timeout: 900_000,
    encoding: 'utf8',
  });

try {
  const file = join(folder, 'letters.jsonl');
  writeFileSync(file, campaignLetters(letters, Number(seed)));
  // The drafter runs only where it was measured; this is not what is timed.
  const measured = run('eval', 'run', 'drafter');
  if (measured.status !== 0) throw new Error(`The drafter could not be measured:\n${measured.stdout}`);

  const before = machineState();
  const begun = performance.now();
  const { stdout, status } = run('draft', 'campaign', file, '--seed', 'a', '--json');
  const seconds = (performance.now() - begun) / 1_000;
  const found = JSON.parse(stdout) as { readonly campaigns: readonly { readonly size: number }[]; readonly alone: readonly unknown[] };
  const inCampaigns = found.campaigns.reduce((sum, { size }) => sum + size, 0);
  if (inCampaigns + found.alone.length !== letters)
    throw new Error(`Of ${letters} letters ${inCampaigns} and ${found.alone.length} came out.`);
  process.stdout.write(
    `${letters} synthetic letters, ${found.campaigns.length} campaigns with ${inCampaigns} of them, ended with ${status}\n` +
      `  ${seconds.toFixed(1)} s by the clock, from the start of the command to its end\n` +
      `${machineSentence(before, machineState())}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
