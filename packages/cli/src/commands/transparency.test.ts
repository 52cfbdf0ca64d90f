import { appendFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exitCodeOf } from '../command.ts';
import { type Deployment, openDeployment } from '../deployment.ts';
import { measureTools } from '../measure-tools.ts';
import { sampleOffer } from '../transparency/testing/sample-suites.ts';
import { transparency } from './transparency.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-transparency-'));

async function deploymentOf(name: string, wrong: number): Promise<Deployment> {
  return openDeployment({ offered: [sampleOffer(join(folder, `${name}-data`), { wrong })], data: join(folder, name) });
}

async function run(deployment: Deployment, ...given: readonly string[]) {
  const out: string[] = [];
  const terminal = { out: (line: string) => out.push(line), notify() {}, progress() {} };
  try {
    const code = await transparency.run({ arguments: given, terminal, environment: {}, open: async () => deployment });
    return { code, out: out.join('\n'), message: '' };
  } catch (error) {
    return { code: exitCodeOf(error), out: out.join('\n'), message: error instanceof Error ? error.message : '' };
  }
}

describe('assay transparency', () => {
  let passing: Deployment;
  let failing: Deployment;
  let unmeasured: Deployment;

  beforeAll(async () => {
    passing = await deploymentOf('passing', 0);
    failing = await deploymentOf('failing', 100);
    unmeasured = await deploymentOf('unmeasured', 0);
    for (const deployment of [passing, failing]) await measureTools(deployment, { tools: ['saying'], actor: 'test' });
  }, 60_000);

  afterAll(async () => {
    for (const deployment of [passing, failing, unmeasured]) await deployment.close();
  });

  test('passing evidence gives a draft and exit code 0', async () => {
    const { code, out } = await run(passing, 'saying', '--json');
    expect([code, JSON.parse(out)]).toMatchObject([0, { status: 'done', tool: 'saying', files: [], draft: { hasPassingEvidence: true } }]);
    expect(JSON.parse(out).draft.evidence).toHaveLength(2);
  });

  test.each<[string, () => Deployment, string]>([
    ['no evidence', () => unmeasured, 'not measured'],
    ['failed evidence', () => failing, 'failed'],
  ])('%s gives a draft that says so in its first line, and exit code 1', async (_, deployment, words) => {
    const { code, out } = await run(deployment(), 'saying');
    expect(code).toBe(1);
    expect(out.split('\n')[0]).toContain('NO PASSING EVIDENCE');
    expect(out.split('\n')[0]).toContain(words);
  });

  test('with --out both files are written, again as long as they are the same, never over a person’s words', async () => {
    const place = join(folder, 'drafts');
    expect((await run(passing, 'saying', '--out', place)).code).toBe(0);
    expect(readdirSync(place).sort()).toEqual(['saying.atrs.json', 'saying.atrs.md']);
    expect((await run(passing, 'saying', '--out', place)).code).toBe(0);
    writeFileSync(join(place, 'saying.atrs.md'), 'completed by hand');
    const refused = await run(passing, 'saying', '--out', place);
    expect([refused.code, refused.message]).toEqual([2, expect.stringContaining('somebody may have completed it')]);
    expect(readFileSync(join(place, 'saying.atrs.md'), 'utf8')).toBe('completed by hand');
  });

  test('the site is the same bytes for the same evidence', async () => {
    const [one, two] = [join(folder, 'one'), join(folder, 'two')];
    expect((await run(passing, '--site', one)).code).toBe(0);
    expect((await run(passing, '--site', two)).code).toBe(0);
    for (const name of readdirSync(one)) expect(readFileSync(join(one, name))).toEqual(readFileSync(join(two, name)));
  });

  test('a site with a tool that did not pass is written, shows it, and exits 1', async () => {
    const { code, out } = await run(failing, '--site', join(folder, 'failed'), '--json');
    expect([code, JSON.parse(out)]).toMatchObject([1, { status: 'no-passing-evidence', withoutPassingEvidence: ['saying'] }]);
    expect(readFileSync(join(folder, 'failed', 'saying.html'), 'utf8')).toContain('>Failed</span>');
  });

  test('evidence that does not hold any more is not shown', async () => {
    const edited = await deploymentOf('edited', 0);
    await measureTools(edited, { tools: ['saying'], actor: 'test' });
    for (const name of readdirSync(join(folder, 'edited', 'logs')).filter((file) => file.includes('accuracy')))
      appendFileSync(join(folder, 'edited', 'logs', name), 'one line more\n');
    const { code, out } = await run(edited, 'saying');
    await edited.close();
    expect(code).toBe(1);
    expect(out).toContain('was edited');
    expect(out).toContain('Suite saying/accuracy: not measured; there is no evidence for what is loaded now.');
    expect(out).toContain('Suite saying/bias: passed.');
  });

  test.each<[string, readonly string[], string]>([
    ['an unknown tool', ['nothing'], 'There is no tool named "nothing"'],
    ['no tool', [], 'Give one tool'],
    ['two tools', ['saying', 'saying'], 'Give one tool'],
    ['a tool and a site', ['saying', '--site', 'x'], '--site writes all tools'],
    ['an unknown option', ['saying', '--fast'], '--fast'],
    ['a site in a folder that is not ours', ['--site', folder], 'not a folder that this command wrote'],
  ])('%s is bad usage', async (_, given, message) => {
    const outcome = await run(passing, ...given);
    expect([outcome.code, outcome.message]).toEqual([2, expect.stringContaining(message)]);
  });
});
