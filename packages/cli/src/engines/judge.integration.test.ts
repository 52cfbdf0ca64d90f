import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quotingModel, type Stub, type StubQuestion, startStub } from '@assay/engines/stub';
import { judgeAccuracy } from '@assay/evals/suites';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { measuredCopy } from '../testing/measured-copy.ts';
import { runAssay } from '../testing/run-assay.ts';

const data = join(mkdtempSync(join(tmpdir(), 'assay-judge-')), 'data');
const assay = (...given: readonly string[]) => runAssay(data, [...given, '--json']);

/** People's labels, as a judge that is always right would know them; every claim of the data stands there once. */
const labels = readFileSync(judgeAccuracy.dataset.data, 'utf8')
  .trim()
  .split('\n')
  .map((line): { readonly claim: string; readonly label: number } => JSON.parse(line));

function rightJudge(asked: StubQuestion) {
  const user = asked.messages.find(({ role }) => role === 'user')?.content ?? '';
  const known = labels.find(({ claim }) => user.includes(`\n${claim}\n`));
  return known === undefined ? quotingModel(asked) : JSON.stringify({ supported: known.label === 1 });
}

let right: Stub;
let agreeable: Stub;

beforeAll(async () => {
  await measuredCopy(data);
  right = await startStub({ answer: rightJudge });
  agreeable = await startStub({ answer: (asked) => (asked.wantsJson ? '{"supported":true}' : quotingModel(asked)) });
  const engine = ({ address }: Stub) => ({ kind: 'openai-compatible', address, model: 'stub', retries: 0 });
  writeFileSync(join(data, 'engines.json'), JSON.stringify({ engines: { right: engine(right), agreeable: engine(agreeable) } }));
}, 300_000);
afterAll(async () => {
  await right.close();
  await agreeable.close();
});

describe('a judge', () => {
  test('is an instrument: no face offers it, and the embedded engine has none', async () => {
    const { tools } = (await assay('gate', 'status')).json();
    expect((tools as readonly { readonly tool: string }[]).map(({ tool }) => tool)).not.toContain('judge');
    expect((await assay('eval', 'run', 'judge')).json()).toMatchObject({ code: 'unknown-tool' });
  });

  test('that agrees with people is calibrated, and its agreement beyond chance is told', async () => {
    const measured = await assay('eval', 'run', 'judge', '--engine', 'right');
    const { suites, decisions } = measured.json() as {
      readonly suites: readonly { readonly suite: string; readonly metrics: Readonly<Record<string, unknown>> }[];
      readonly decisions: readonly unknown[];
    };
    expect(suites.find(({ suite }) => suite === 'judge/accuracy')?.metrics.kappa).toMatchObject({ passed: true, threshold: 0.6 });
    expect(decisions).toMatchObject([{ tool: 'judge', state: 'enabled' }]);
    expect(measured.code).toBe(0);
  }, 120_000);

  test('that says yes to everything is not, and says so where it is used', async () => {
    const measured = await assay('eval', 'run', 'judge', '--engine', 'agreeable');
    expect([measured.code, measured.json()]).toMatchObject([1, { status: 'failed' }]);
    const used = await assay(
      'eval',
      'run',
      'policy-search',
      '--half',
      'tune',
      '--only',
      'ps-00',
      '--engine',
      'right',
      '--judge',
      'agreeable',
    );
    expect(used.notified).toContain('The judge only tells and decides nothing');
    expect(JSON.stringify(used.json())).toContain('advisory: it decides nothing');
  }, 120_000);

  test('that is calibrated judges what another engine says', async () => {
    const used = await assay(
      'eval',
      'run',
      'policy-search',
      '--half',
      'tune',
      '--only',
      'ps-00',
      '--engine',
      'agreeable',
      '--judge',
      'right',
    );
    expect(JSON.stringify(used.json())).toMatch(/calibrated against people \(kappa (?:1\.00|\.9\d)/);
    expect(JSON.stringify(used.json())).toContain('"judged-support"');
  }, 120_000);

  test.each([
    ['the embedded engine', 'embedded', 'agreeable', 'has no model'],
    ['an engine that is not there', 'nobody', 'agreeable', 'There is no engine "nobody"'],
    ['any engine for the embedded one, which quotes', 'right', 'embedded', 'nothing to judge'],
  ])('cannot be %s', async (_, judge, engine, words) => {
    const refused = await assay('eval', 'run', 'policy-search', '--engine', engine, '--judge', judge);
    expect([refused.code, refused.json().message]).toEqual([2, expect.stringContaining(words)]);
  });
});
