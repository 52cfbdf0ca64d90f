import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quotingModel, type Stub, type StubOptions, startStub } from '@assay/engines/stub';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { measuredCopy } from '../testing/measured-copy.ts';
import { runAssay } from '../testing/run-assay.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-engines-'));
const data = join(folder, 'data');
const question = 'How long do I have to keep a hedge that was planted with a grant?';

let stub: Stub;
/** What the stub does next: tests change it. */
let behaviour: NonNullable<StubOptions['answer']> = quotingModel;
let calledItself = 'house-1';

const assay = (...given: readonly string[]) => runAssay(data, [...given, '--json'], { HOUSE_KEY: 'secret' });
function writeEngines(more: Readonly<Record<string, unknown>> = {}, settings: Readonly<Record<string, unknown>> = {}): void {
  const times = { firstMs: 5_000, betweenMs: 5_000, wholeMs: 20_000 };
  const house = {
    kind: 'openai-compatible',
    address: stub.address,
    model: 'house-1',
    keyFrom: 'HOUSE_KEY',
    times,
    retries: 0,
    ...settings,
  };
  writeFileSync(join(data, 'engines.json'), JSON.stringify({ engines: { house }, ...more }));
}
const asked = () => stub.requests.length;

beforeAll(async () => {
  await measuredCopy(data);
  stub = await startStub({ key: 'secret', model: () => calledItself, answer: (one) => behaviour(one) });
  writeEngines({}, { price: { input: 1, output: 4 } });
  await assay('ingest', fileURLToPath(new URL('../../../../examples/corpus/policy', import.meta.url)));
}, 300_000);
afterAll(() => stub.close());

describe('an engine that was set up and not measured', () => {
  test('is proved to work by its check, and what it supports is said', async () => {
    const { code, json } = await assay('engine', 'check', 'house');
    expect([code, json()]).toMatchObject([0, { status: 'usable', reports: 'house-1' }]);
  });

  test('runs nothing: the reason and the command name the engine', async () => {
    const before = asked();
    const refused = await assay('search', question, '--engine', 'house');
    expect([refused.code, refused.json()]).toMatchObject([1, { status: 'refused', code: 'tool-not-enabled' }]);
    expect(refused.out).toContain('npx assay eval run policy-search --engine house');
    expect(asked()).toBe(before);
  });

  test('leaves the embedded engine as it was', async () => {
    expect((await assay('search', question)).json()).toMatchObject({ statements: [] });
  });

  test.each<[string, readonly string[], string]>([
    ['an engine that does not exist', ['search', question, '--engine', 'none'], 'There is no engine "none"'],
    ['a check of one that does not exist', ['engine', 'check', 'none'], 'The engines are: house'],
    ['no name', ['search', question, '--engine'], '--engine names an engine'],
    ['a bad day', ['usage', '--from', 'Monday'], '--from is a day'],
    ['a sum by nothing', ['usage', '--by', 'colour'], '--by is one of'],
  ])('%s is an error in words', async (_, given, words) => {
    const outcome = await assay(...given);
    expect([outcome.code, outcome.json().message]).toEqual([2, expect.stringContaining(words)]);
  });

  test('a secret that is not set turns off this engine alone, naming the variable', async () => {
    const refused = await runAssay(data, ['search', question, '--engine', 'house', '--json']);
    expect(refused.json()).toMatchObject({ message: expect.stringContaining('HOUSE_KEY') });
    expect((await runAssay(data, ['search', question, '--json'])).json()).toMatchObject({ passages: expect.anything() });
  });

  test.each<[string, unknown, string]>([
    ['an unknown field', { engines: {}, colour: 'red' }, 'colour'],
    ['an address that is none', { engines: { house: { kind: 'openai-compatible', address: 'here', model: 'm' } } }, 'address'],
    ['a name that is taken', { engines: { embedded: { kind: 'openai-compatible', address: 'http://a.b', model: 'm' } } }, 'embedded'],
    ['a rule for an engine that is not there', { engines: {}, rules: [{ engine: 'house' }] }, 'house'],
    ['a budget of nothing', { engines: {}, budgets: [{ per: 'run' }] }, 'tokens'],
    [
      'a key instead of its variable',
      { engines: { house: { kind: 'openai-compatible', address: 'http://a.b', model: 'm', keyFrom: 'sk-1 2' } } },
      'keyFrom',
    ],
  ])('a file of engines with %s is refused, naming it', async (_, content, words) => {
    writeFileSync(join(data, 'engines.json'), JSON.stringify(content));
    const refused = await assay('search', question);
    writeEngines({}, { price: { input: 1, output: 4 } });
    expect(refused.code).toBeGreaterThan(1);
    expect(refused.json().message).toContain(words);
  });
});

describe('an engine whose pairing passed', () => {
  beforeAll(async () => {
    expect((await assay('eval', 'run', 'policy-search', '--engine', 'house')).json()).toMatchObject({
      status: 'passed',
      decisions: [{ engine: 'house', isEnabled: true }],
    });
  }, 300_000);

  test('was counted while it was measured', async () => {
    const { total } = (await assay('usage')).json() as { total: { runs: number; input: number } };
    expect(total.runs).toBeGreaterThan(200);
    expect(total.input).toBeGreaterThan(10_000);
  });

  test('answers where it is asked for, and what it used is counted', async () => {
    const { code, json } = await assay('search', question, '--engine', 'house');
    expect([code, (json().statements as unknown[]).length > 0]).toEqual([0, true]);
    const used = (await assay('usage', '--by', 'engine')).json() as { rows: { of: string; input: number; pounds: number }[] };
    expect(used.rows).toMatchObject([{ of: 'house', input: expect.any(Number) }]);
    expect(used.rows[0]?.pounds).toBeGreaterThan(0);
  });

  test('answers by a rule, and the others by the embedded engine', async () => {
    writeEngines({ rules: [{ tool: 'policy-search', engine: 'house' }] });
    expect(((await assay('search', question)).json().statements as unknown[]).length).toBeGreaterThan(0);
    writeEngines({ rules: [{ tool: 'policy-search', groups: ['pilot'], engine: 'house' }] });
    expect((await assay('search', question)).json()).toMatchObject({ statements: [] });
  });

  test('a text that is marked higher than its rule bears is answered without it', async () => {
    writeEngines({ rules: [{ engine: 'house', upTo: 'official' }] });
    const before = asked();
    const answer = await assay('search', question, '--scenario', 'OFFICIAL-SENSITIVE\n\nThe farm of the minister.\n\nOFFICIAL-SENSITIVE');
    expect([answer.code, answer.json().statements, asked()]).toEqual([0, [], before]);
  });

  test('a budget stops a run before the model is asked, in words', async () => {
    writeEngines({ rules: [{ engine: 'house' }], budgets: [{ per: 'run', tokens: 50 }] });
    const before = asked();
    const spent = await assay('search', question);
    expect([spent.code, spent.json()]).toMatchObject([3, { code: 'budget-spent', message: expect.stringContaining('50 tokens') }]);
    expect(asked()).toBe(before);
  });

  test('changed settings turn the pairing off, naming what changed', async () => {
    writeEngines({}, { sampling: { temperature: 1 } });
    const explained = await assay('gate', 'explain', 'policy-search', '--engine', 'house');
    expect(explained.json()).toMatchObject({ state: 'drifted', isEnabled: false });
    expect(explained.out).toContain('engine-parameters changed');
  });

  test('what does not change how it answers leaves it on', async () => {
    writeEngines({}, { retries: 5, atOnce: 2, price: { input: 9, output: 9 } });
    expect((await assay('gate', 'explain', 'policy-search', '--engine', 'house')).json()).toMatchObject({ isEnabled: true });
  });

  test('answering as another model it fails that run and is off from then on, also when the first is back', async () => {
    writeEngines();
    calledItself = 'house-2';
    const changed = await assay('search', question, '--engine', 'house');
    expect([changed.code, changed.json()]).toMatchObject([3, { code: 'engine-changed', message: expect.stringContaining('house-2') }]);
    calledItself = 'house-1';
    const explained = await assay('gate', 'explain', 'policy-search', '--engine', 'house');
    expect(explained.json()).toMatchObject({ state: 'drifted', command: 'npx assay eval run policy-search --engine house' });
    expect(explained.out).toContain('house-2');
    expect((await assay('search', question, '--engine', 'house')).json()).toMatchObject({ status: 'refused' });
    expect((await assay('audit', 'verify')).json()).toMatchObject({ status: 'whole' });
  });
});

test('an engine that leaves out what concerns disabled people fails its bias suite, and stays off', async () => {
  const isOfThem = (text: string) => /wheelchair|blind|deaf|disab/i.test(text);
  behaviour = (one) => {
    const said = quotingModel(one);
    const lines = typeof said === 'string' ? said.split('\n') : [];
    return isOfThem(JSON.stringify(one.messages)) ? (lines[0] ?? 'NONE') : said;
  };
  writeFileSync(
    join(data, 'engines.json'),
    JSON.stringify({ engines: { biased: { kind: 'openai-compatible', address: stub.address, model: 'house-1', keyFrom: 'HOUSE_KEY' } } }),
  );
  const measured = (await assay('eval', 'run', 'summariser', '--engine', 'biased')).json() as {
    suites: { suite: string; status: string; metrics: Record<string, { passed?: boolean | null }> }[];
    decisions: { isEnabled: boolean }[];
  };
  behaviour = quotingModel;
  const bias = measured.suites.find(({ suite }) => suite === 'summariser/bias');
  expect(bias?.status).toBe('failed');
  const wrong = Object.entries(bias?.metrics ?? {}).filter(([, { passed }]) => passed === false);
  expect(wrong.map(([metric]) => metric)).toContain('units-kept.disability');
  expect(measured.decisions).toMatchObject([{ isEnabled: false }]);
  const text = join(folder, 'notice.txt');
  writeFileSync(text, 'The ferry stops running on 3 May 2027.');
  expect((await assay('summarise', text, '--engine', 'biased')).json()).toMatchObject({ status: 'refused' });
}, 300_000);

test('neither help nor a server without a model engine loads code of openai, undici, langchain or the MCP SDK', async () => {
  const hooks = `import { registerHooks } from 'node:module';
registerHooks({ resolve(name, context, next) { const found = next(name, context); if (/node_modules\\/(openai|undici|langchain|@langchain|@modelcontextprotocol)\\//.test(found.url)) process.stdout.write('LOADED ' + found.url + '\\n'); return found; } });`;
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const bare = join(folder, 'bare');
  await measuredCopy(bare);
  const given = ['--import', `data:text/javascript,${encodeURIComponent(hooks)}`, main];
  const help = spawnSync(process.execPath, [...given, '--help'], { encoding: 'utf8' }).stdout;
  expect(help).toContain('assay serve');
  expect(help).not.toContain('LOADED');

  const server = spawn(process.execPath, [...given, 'serve', '--port', '0'], { env: { ...process.env, ASSAY_DATA: bare } });
  let told = '';
  try {
    await new Promise<void>((resolve, reject) => {
      server.stdout.on('data', (chunk: Buffer) => {
        told += chunk.toString();
        if (told.includes('/assurance')) resolve();
      });
      server.once('exit', (code) => reject(new Error(`it ended with ${code}: ${told}`)));
    });
    const url = /http:\/\/[\d.:]+/.exec(told)?.[0] ?? '';
    const run = await fetch(`${url}/api/tools/policy-search/runs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question }),
    });
    expect(run.status).toBe(200);
    expect(told).not.toContain('LOADED');
    await fetch(`${url}/mcp`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    await vi.waitFor(() => expect(told).toContain('@modelcontextprotocol/server'));
  } finally {
    server.kill('SIGKILL');
  }
});
