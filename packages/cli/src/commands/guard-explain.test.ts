import { chmodSync, existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { guardFiles } from '../testing/guard-files.ts';
import { runAssay } from '../testing/run-assay.ts';

const files = guardFiles();
afterAll(files.remove);
const { folder, at, file, guard, letter, secret, clean, page, titled, looped } = files;
const isAdministrator = process.getuid?.() === 0;
const policyWith = (rule: object) =>
  JSON.stringify({
    name: 'own',
    about: 'A test.',
    outputWindow: 'whole',
    rules: [{ id: 'a', stages: ['input'], action: 'flag', why: 'A test.', ...rule }],
  });

const ownPolicy = file('own.json', policyWith({ check: 'terms', options: { terms: [{ id: 'harbour', words: 'harbour' }] } }));

describe('assay guard explain', () => {
  test('shows rule by rule what would happen, with the place, and the text as it would go on', async () => {
    const { code, out } = await guard('explain', letter, '--engine', 'model');
    expect(code).toBe(0);
    expect(out).toMatch(/A preview: nothing is stored/);
    expect(out).toMatch(/3:14 +28 +personal-data +national-insurance-number/);
    expect(out).toMatch(/Verdict: redact\./);
    expect(out).toMatch(/My number is ⟦national-insurance-number-1-\w{7}⟧\./);
  });

  test('never shows a value unless asked to', async () => {
    const { out } = await guard('explain', letter);
    expect(out).not.toMatch(/12 34 56/);
    const shown = await guard('explain', letter, '--show');
    expect(shown.out).toMatch(/\[AB 12 34 56 C\]/);
    expect(shown.out).toMatch(/Values are shown/);
  });

  test('says in JSON the same, with offsets and marks', async () => {
    const { code, json } = await guard('explain', letter, '--json');
    expect(code).toBe(0);
    expect(json()).toMatchObject({
      status: 'done',
      policy: 'default',
      action: 'flag',
      findings: [
        { rule: 'personal-data', kind: 'national-insurance-number', start: 28, end: 41, line: 3, column: 14, mark: expect.any(String) },
      ],
    });
    expect(JSON.stringify(json())).not.toMatch(/12 34 56/);
  });

  test('says in JSON what would go on where that is another text', async () => {
    const { json } = await guard('explain', letter, '--engine', 'model', '--json');
    expect(json()).toMatchObject({ action: 'redact', text: expect.stringMatching(/^Dear ⟦person-1-\w{7}⟧/) });
    expect(JSON.stringify(json())).not.toMatch(/12 34 56|Osei/);
  });

  test('words of a file that its readers do not see are judged, and said to be hidden', async () => {
    const { code, out } = await guard('explain', page, '--stage', 'context');
    expect(code).toBe(0);
    expect(out).toMatch(/hidden 1:1 +0 +injection/);
    expect(out).toMatch(/injection +injection +found +flag +1/);
    expect(out).toMatch(/Verdict: flag\./);
  });

  test('a title stops a file as its text does, as when it is taken in', async () => {
    const { code, json } = await guard('explain', titled, '--stage', 'context', '--json');
    expect(code).toBe(1);
    expect(json()).toMatchObject({ action: 'block', message: expect.any(String) });
    expect(json().findings).toContainEqual(expect.objectContaining({ rule: 'marking-above-ceiling', part: 'title', line: 1, column: 1 }));
    expect(json()).not.toHaveProperty('text');
  });

  test.each<[string, readonly string[], Record<string, string>, string]>([
    ['one that ships', ['--policy', 'pre-election'], {}, 'pre-election'],
    ['a file', ['--policy', ownPolicy], {}, 'own'],
    ['that of the deployment', [], { ASSAY_POLICY: ownPolicy }, 'own'],
    ['… named by its URL', [], { ASSAY_POLICY: pathToFileURL(ownPolicy).href }, 'own'],
    ['what is named here comes before it', ['--policy', 'default'], { ASSAY_POLICY: ownPolicy }, 'default'],
    ['the default policy where nothing is named', [], { ASSAY_POLICY: '' }, 'default'],
  ])('the policy is %s', async (_, given, environment, name) => {
    const { json } = await runAssay(at('data'), ['guard', 'explain', clean, ...given, '--json'], environment);
    expect(json().policy).toBe(name);
  });

  test.each([
    ['a file that is not there', at('absent.json')],
    ['an address', 'https://example.org/policy.json'],
  ])('a deployment with %s for a policy cannot be previewed', async (_, place) => {
    const { code, notified } = await runAssay(at('data'), ['guard', 'explain', clean], { ASSAY_POLICY: place });
    expect([code, notified]).toEqual([2, expect.stringContaining('The policy in ASSAY_POLICY cannot be used')]);
  });

  test('JSON never holds values, even where they are asked for', async () => {
    const { code, json } = await guard('explain', letter, '--show', '--json');
    expect([code, json()]).toMatchObject([2, { status: 'error', message: expect.stringContaining('--show is for people') }]);
  });

  test('a text that would be blocked exits with 1, and nothing of it goes on', async () => {
    const { code, out } = await guard('explain', secret);
    expect(code).toBe(1);
    expect(out).toMatch(/Verdict: block\./);
    expect(out).not.toMatch(/harbour/);
  });

  test('rules that judge statements say that they had none to judge', async () => {
    const { json } = await guard('explain', clean, '--stage', 'output', '--json');
    expect(json().rules).toContainEqual(
      expect.objectContaining({ rule: 'citations-resolve', outcome: 'did-not-run', reason: expect.stringContaining('citations') }),
    );
  });

  test('leaves no data folder behind', () => {
    expect(existsSync(at('data'))).toBe(false);
  });

  test.each<[string, readonly string[], string]>([
    ['a file that is not there', ['explain', at('absent.txt')], 'cannot be read'],
    ['a folder', ['explain', folder], 'cannot be read'],
    ['no file', ['explain'], 'Give a file'],
    ['two files', ['explain', letter, clean], 'Give a file'],
    ['an unknown stage', ['explain', letter, '--stage', 'dream'], '--stage is input, context, output'],
    ['an unknown engine', ['explain', letter, '--engine', 'steam'], '--engine is embedded, model'],
    ['an unknown option', ['explain', letter, '--loud'], 'loud'],
    ['a policy that is not there', ['explain', letter, '--policy', at('absent.json')], 'Policies that ship: default'],
    ['a policy with the name of nothing', ['explain', letter, '--policy', ''], 'The policy cannot be used'],
    ['a policy with a name that objects have', ['explain', letter, '--policy', 'constructor'], 'Policies that ship: default'],
    ['a folder for a policy', ['explain', letter, '--policy', folder], 'The policy cannot be used'],
    ['a policy that is none', ['explain', letter, '--policy', file('bad.json', '{"name": 1}')], 'bad.json'],
    ['a policy that is no JSON', ['explain', letter, '--policy', file('torn.json', '{"name"')], 'torn.json'],
    ['a policy with an unknown check', ['explain', letter, '--policy', file('odd.json', policyWith({ check: 'mood' }))], 'rule "a"'],
    [
      'a policy that asks a check for what it cannot do',
      ['explain', letter, '--policy', file('wrong.json', policyWith({ check: 'harm', action: 'rewrite' }))],
      'rule "a"',
    ],
    ['a link that leads to itself', ['explain', looped], 'cannot be read'],
    ['a file that is no text', ['explain', file('picture.bin', Uint8Array.of(0, 1, 2, 255, 0))], 'Supported:'],
    ['an empty file', ['explain', file('empty.txt', ' \n')], 'white space'],
  ])('%s is an error in words, with exit code 2', async (_, given, words) => {
    const { code, notified } = await guard(...given);
    expect([code, notified]).toEqual([2, expect.stringContaining(words)]);
    // With --json an error is JSON, too.
    const asJson = await guard(...given, '--json');
    expect([asJson.code, asJson.json()]).toMatchObject([2, { status: 'error' }]);
  });

  test.skipIf(isAdministrator)('a file that may not be read is an error in words, with exit code 2', async () => {
    chmodSync(file('closed.txt', 'Closed.'), 0);
    const { code, notified } = await guard('explain', at('closed.txt'));
    expect([code, notified]).toEqual([2, expect.stringContaining('cannot be read')]);
  });
});
