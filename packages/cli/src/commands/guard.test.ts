import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runAssay } from '../testing/run-assay.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-guard-'));
afterAll(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(at(name), content);
  return at(name);
};
const guard = (...given: readonly string[]) => runAssay(at('data'), ['guard', ...given]);

const letter = file('letter.txt', 'Dear Ms Osei,\n\nMy number is AB 12 34 56 C.\n');
const secret = file('secret.txt', 'SECRET\n\nPlans of the harbour.\n');
const clean = file('clean.txt', 'The harbour opens in May.\n');

describe('assay guard explain', () => {
  test('shows rule by rule what would happen, with the place, and the text as it would go on', async () => {
    const { code, out } = await guard('explain', letter, '--engine', 'model');
    expect(code).toBe(0);
    expect(out).toMatch(/A preview: nothing is stored/);
    expect(out).toMatch(/3:14 +personal-data +national-insurance-number/);
    expect(out).toMatch(/Verdict: redact\./);
    expect(out).toMatch(/My number is ⟦national-insurance-number-1-\w{6}⟧\./);
  });

  test('never shows a value unless asked to', async () => {
    const { out } = await guard('explain', letter);
    expect(out).not.toMatch(/12 34 56/);
    expect((await guard('explain', letter, '--show')).out).toMatch(/\[AB 12 34 56 C\]/);
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
    expect(JSON.stringify(json().findings)).not.toMatch(/12 34 56/);
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
    ['a policy that is none', ['explain', letter, '--policy', file('bad.json', '{"name": 1}')], 'bad.json'],
    ['a file that is no text', ['explain', file('picture.bin', Uint8Array.of(0, 1, 2, 255, 0))], 'Supported:'],
    ['an empty file', ['explain', file('empty.txt', ' \n')], 'white space'],
  ])('%s is an error in words, with exit code 2', async (_, given, words) => {
    const { code, notified } = await guard(...given);
    expect([code, notified]).toEqual([2, expect.stringContaining(words)]);
  });
});

describe('assay guard scan', () => {
  const scanned = at('scanned');
  mkdirSync(join(scanned, 'below'), { recursive: true });
  writeFileSync(join(scanned, 'a.txt'), 'The harbour opens in May.');
  writeFileSync(join(scanned, 'b.txt'), 'Write to jane.osei@example.org.');
  writeFileSync(join(scanned, 'below', 'c.txt'), 'Ring 07700 900123 and 07700 900456.');
  writeFileSync(join(scanned, '.hidden.txt'), 'SECRET\n\nPlans');
  symlinkSync(folder, join(scanned, 'below', 'out'));

  test('tells of each file what was found, and of all of them how many', async () => {
    const { code, out } = await guard('scan', scanned, '--json');
    expect(code).toBe(0);
    const lines = out.split('\n').map((line) => JSON.parse(line));
    expect(lines).toEqual([
      { file: join(scanned, 'a.txt'), status: 'clean', findings: {} },
      { file: join(scanned, 'b.txt'), status: 'flagged', findings: { 'personal-data': { email: 1 } } },
      { file: join(scanned, 'below', 'c.txt'), status: 'flagged', findings: { 'personal-data': { 'uk-phone': 2 } } },
      { status: 'done', policy: 'default', files: 3, counts: { clean: 1, flagged: 2 } },
    ]);
    expect(out).not.toMatch(/jane|900123/);
  });

  test('for people: what was found, and no clean file', async () => {
    const { out } = await guard('scan', scanned);
    expect(out).toMatch(/flagged +\S+b\.txt +personal-data\/email 1/);
    expect(out).not.toMatch(/a\.txt/);
    expect(out).toMatch(/3 files: 1 clean, 2 flagged/);
  });

  test.each<[string, readonly string[], number]>([
    ['a blocked file is found by default', [secret], 1],
    ['a flagged one is not', [letter], 0],
    ['… unless it is asked for', [letter, '--fail-on', 'flag'], 1],
    ['a redaction, on the way to a model', [letter, '--fail-on', 'redact', '--engine', 'model'], 1],
    ['… and none where nothing is found', [clean, '--fail-on', 'redact', '--engine', 'model'], 0],
    ['a file that cannot be read is not passed over', [file('noise.bin', Uint8Array.of(0, 1, 2, 255, 0)), clean], 3],
  ])('%s', async (_, given, code) => {
    expect((await guard('scan', ...given)).code).toBe(code);
  });

  test('a file that cannot be read is listed with the reason', async () => {
    const [line] = (await guard('scan', at('noise.bin'), '--json')).out.split('\n');
    expect(JSON.parse(line ?? '')).toMatchObject({ status: 'unreadable', reason: expect.stringContaining('Supported:') });
  });

  test.each<[string, readonly string[], string]>([
    ['no path', ['scan'], 'Give files or folders'],
    ['a path that is not there', ['scan', at('absent')], 'cannot be read'],
    [
      'an empty folder',
      [
        'scan',
        (() => {
          mkdirSync(at('bare'));
          return at('bare');
        })(),
      ],
      'no files to scan',
    ],
    ['an unknown level', ['scan', letter, '--fail-on', 'praise'], '--fail-on is flag, redact or block'],
  ])('%s is an error in words, with exit code 2', async (_, given, words) => {
    const { code, notified } = await guard(...given);
    expect([code, notified]).toEqual([2, expect.stringContaining(words)]);
  });
});
