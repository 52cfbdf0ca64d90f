import { existsSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { guardFiles } from '../testing/guard-files.ts';

const files = guardFiles();
afterAll(files.remove);
const { folder, at, file, guard, letter, secret, clean, page, titled, looped } = files;
const hiddenNumber = file('number.html', '<html><body><p hidden>AB 12 34 56 C</p><main><p>Ring us.</p></main></body></html>');

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
      {
        status: 'done',
        isFound: false,
        policy: 'default',
        stage: 'input',
        engine: 'embedded',
        files: 3,
        counts: { clean: 1, flagged: 2 },
        leftAlone: { hidden: 1, links: 1, nodeModules: 0 },
      },
    ]);
    expect(out).not.toMatch(/jane|900123/);
  });

  test('for people: what was found, and no clean file', async () => {
    const { out } = await guard('scan', scanned);
    expect(out).toMatch(/flagged +\S+b\.txt +personal-data\/email 1/);
    expect(out).not.toMatch(/a\.txt/);
    expect(out).toMatch(/3 files: 1 clean, 2 flagged\. Left alone: 1 hidden, 1 links, 0 node_modules\./);
    expect(out).not.toMatch(/jane|900123/);
  });

  test('the name of a file cannot pass for a line of its own', async () => {
    const { out } = await guard('scan', file('odd\nblocked  other.txt', 'Ring 07700 900123.'));
    expect(out).toMatch(/^flagged .*odd.blocked {2}other\.txt/);
  });

  test.each<[string, readonly string[], number]>([
    ['a blocked file is found by default', [secret], 1],
    ['a flagged one is not', [letter], 0],
    ['… unless it is asked for', [letter, '--fail-on', 'flag'], 1],
    ['a redaction, on the way to a model', [letter, '--fail-on', 'redact', '--engine', 'model'], 1],
    ['… and none where nothing is found', [clean, '--fail-on', 'redact', '--engine', 'model'], 0],
    ['hidden words that give orders are a flag', [page, '--stage', 'context', '--fail-on', 'flag'], 1],
    ['… and no redaction, since they do not go on', [hiddenNumber, '--fail-on', 'redact', '--engine', 'model'], 0],
    ['a title above the ceiling is blocked', [titled, '--stage', 'context'], 1],
    ['a file that cannot be read comes before one that is found', [at('noise.bin'), secret], 3],
    ['a file that cannot be read is not passed over', [file('noise.bin', Uint8Array.of(0, 1, 2, 255, 0)), clean], 3],
  ])('%s', async (_, given, code) => {
    expect((await guard('scan', ...given)).code).toBe(code);
  });

  test('a file that cannot be read is listed with the reason', async () => {
    truncateSync(file('large.txt', 'Large.'), 21 * 1024 * 1024);
    const { code, out } = await guard('scan', at('noise.bin'), at('large.txt'), file('none.txt', ''), clean, '--json');
    expect(code).toBe(3);
    expect(out.split('\n').map((line) => JSON.parse(line))).toMatchObject([
      { file: clean, status: 'clean' },
      { file: at('large.txt'), status: 'unreadable', reason: expect.stringContaining('20 MB') },
      { file: at('noise.bin'), status: 'unreadable', reason: expect.stringContaining('Supported:') },
      { file: at('none.txt'), status: 'unreadable', reason: expect.stringContaining('empty') },
      { status: 'incomplete', files: 4, counts: { clean: 1, unreadable: 3 } },
    ]);
  });

  test('leaves no data folder behind', () => {
    expect(existsSync(at('data'))).toBe(false);
  });

  test.each<[string, readonly string[], string]>([
    ['no path', ['scan'], 'Give files or folders'],
    ['a path that is not there', ['scan', clean, at('absent')], 'cannot be read'],
    ['a link that leads to itself', ['scan', looped], 'cannot be read'],
    ['an unknown stage', ['scan', letter, '--stage', 'dream'], '--stage is'],
    ['an unknown policy', ['scan', letter, '--policy', 'absent'], 'Policies that ship'],
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
