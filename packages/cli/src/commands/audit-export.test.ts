import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256, verifyAuditChain } from '@assay/core';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keptNow, keptRuns } from '../testing/kept-runs.ts';
import { auditErase } from './audit-erase.ts';
import { auditExport } from './audit-export.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-export-'));
let kept: Awaited<ReturnType<typeof keptRuns>>;

beforeAll(async () => {
  kept = await keptRuns([
    {
      id: 'letter',
      input: { letter: 'Dear Ms Osei,\n\nRing ⟦uk-phone-1-bcdefgh⟧ or write to jo.bloggs@example.org.', maxWords: 80 },
      restorations: { '⟦uk-phone-1-bcdefgh⟧': '020 7946 0018' },
      told: 'Jo asks to be rung on ⟦uk-phone-1-bcdefgh⟧.\nHer number is AB 12 34 56 C.',
    },
    { id: 'gone' },
    { id: 'ben', owner: 'person:ben', createdAt: '2026-11-25T09:00:00.000Z' },
  ]);
  await kept.run(auditErase, 'gone', '--reason', 'asked by jo.bloggs@example.org');
});
afterAll(() => kept.close());

/** Exports into a new file and gives what is in it. */
async function bundle(...given: readonly string[]) {
  const file = join(mkdtempSync(join(folder, 'one-')), 'bundle.zip');
  const outcome = await kept.run(auditExport, ...given, '--out', file, '--json');
  expect(outcome.notified).toBe('');
  const entries = unzipSync(readFileSync(file));
  const text = (name: string) => strFromU8(entries[name] ?? new Uint8Array());
  const lines = (name: string) =>
    text(name)
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  return { file, outcome, names: Object.keys(entries), text, lines, manifest: JSON.parse(text('manifest.json')) };
}

describe('assay audit export', () => {
  test('of a person holds what their runs were given and told, with their own values, and names what was erased', async () => {
    const { outcome, names, text, manifest, file } = await bundle('--person', 'person:ann');
    expect([outcome.code, outcome.json()]).toMatchObject([0, { runs: 2, erased: 1, records: 5, proposals: 0, chain: 'whole' }]);
    expect(names.sort()).toEqual(['audit.jsonl', 'manifest.json', 'manifest.sig.json', 'runs/letter/input.txt', 'runs/letter/output.txt']);
    expect(text('runs/letter/input.txt')).toBe(
      'letter:\nDear Ms Osei,\n\nRing 020 7946 0018 or write to jo.bloggs@example.org.\nmaxWords: 80\n',
    );
    expect(text('runs/letter/output.txt')).toContain('Jo asks to be rung on 020 7946 0018.');
    expect(manifest.runs).toMatchObject([{ id: 'gone', erasedAt: keptNow }, { id: 'letter' }]);
    expect(manifest.doesNotHold[0]).toContain('The content of 1 runs: it was erased');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('has a manifest with the digest of every file and the head of the chain', async () => {
    const { names, text, manifest } = await bundle('--run', 'letter');
    expect(Object.keys(manifest.files).sort()).toEqual(names.filter((name) => !name.startsWith('manifest.')).sort());
    for (const [name, digest] of Object.entries(manifest.files)) expect(sha256(text(name))).toBe(digest);
    const records = await kept.store.audit.read();
    expect(manifest.chain).toEqual({ ...verifyAuditChain(records), head: records.at(-1)?.hash });
    expect(manifest.scope).toEqual({ of: 'run', run: 'letter' });
  });

  test('holds the audit records concerned, whole, and no others', async () => {
    const { lines } = await bundle('--run', 'gone');
    const records = await kept.store.audit.read();
    expect(lines('audit.jsonl')).toEqual(records.filter(({ body }) => body.run === 'gone' || Array.isArray(body.runs)));
    const days = await bundle('--from', '2026-11-25', '--to', '2026-11-25');
    expect(days.lines('audit.jsonl').map(({ kind, body }) => [kind, body.run])).toEqual([
      ['run-opened', 'ben'],
      ['run-closed', 'ben'],
    ]);
    expect(days.names).toContain('runs/ben/output.txt');
  });

  test('with --redact marks personal details, lists each with its place and why, and holds none of them anywhere', async () => {
    const { outcome, text, lines, manifest, names } = await bundle('--person', 'person:ann', '--redact');
    const input = text('runs/letter/input.txt');
    expect(input).toContain('Ring [redacted: uk-phone] or write to [redacted: email].');
    expect(text('runs/letter/output.txt')).toContain('[redacted: national-insurance-number]');
    const proposals = lines('proposed-redactions.jsonl');
    expect(outcome.json().proposals).toBe(proposals.length);
    for (const { file, line, column } of proposals)
      expect(
        text(file)
          .split('\n')
          [line - 1]?.slice(column - 1),
      ).toMatch(/^\[redacted: /);
    expect(proposals).toContainEqual({
      file: 'runs/letter/input.txt',
      line: 4,
      column: 6,
      kinds: ['uk-phone'],
      why: ['A guardrail took it out before it was kept.'],
    });
    expect(lines('audit.jsonl').find(({ kind }) => kind === 'content-erased')).toMatchObject({
      actor: '[redacted: person]',
      body: { reason: 'asked by [redacted: email]' },
    });
    expect(manifest.holds.join(' ')).toContain('a person reads every text and decides');
    const all = names.map(text).join('\n');
    for (const value of ['020 7946', 'jo.bloggs@', 'AB 12 34', 'Osei']) expect(all).not.toContain(value);
  });

  test('of days with --redact names nobody, in signed statements either', async () => {
    const approval = { payload: Buffer.from('{"name":"person:officer"}').toString('base64') };
    await kept.store.audit.append({ kind: 'evidence-approved', at: keptNow, actor: 'person:officer', body: { tool: 'drafter', approval } });
    const { text, names } = await bundle('--from', '2026-11-24', '--to', '2026-11-27', '--redact');
    const all = names.map(text).join('\n');
    expect(all).not.toMatch(/person:(?:ann|ben|officer)/);
    expect(all).not.toContain(approval.payload);
  });

  test('of a person without a run holds the records of what they did', async () => {
    await kept.store.audit.append({ kind: 'tool-revoked', at: keptNow, actor: 'person:eve', body: { tool: 'drafter', reason: 'wrong' } });
    const { lines, manifest } = await bundle('--person', 'person:eve');
    expect([lines('audit.jsonl').map(({ kind }) => kind), manifest.runs]).toEqual([['tool-revoked'], []]);
  });

  test('never overwrites a file', async () => {
    const file = join(folder, 'there.zip');
    writeFileSync(file, 'mine');
    const { code, notified } = await kept.run(auditExport, '--run', 'letter', '--out', file);
    expect([code, notified]).toEqual([2, expect.stringContaining('nothing is overwritten')]);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test('says that the chain is broken, in the bundle and beside it', async () => {
    const broken = await keptRuns([{ id: 'a' }]);
    await broken.keep({ id: 'b' });
    const { read } = broken.store.audit;
    const without = async (...given: Parameters<typeof read>) => (await read(...given)).filter(({ sequence }) => sequence !== 2);
    Object.assign(broken.store.audit, { read: without });
    const outcome = await broken.run(auditExport, '--run', 'b', '--out', join(folder, 'broken.zip'));
    expect([outcome.code, outcome.notified]).toEqual([0, expect.stringContaining('chain is broken')]);
    await broken.close();
  });

  test.each<[string, readonly string[], string]>([
    ['nothing', [], 'Say what is asked for'],
    ['a run and a person', ['--run', 'letter', '--person', 'person:ann'], 'Say what is asked for'],
    ['a case and a person', ['--case', 'TO2026/0417', '--person', 'person:ann'], 'Say what is asked for'],
    ['a case without a sign', ['--case', ' '], 'give the reference of the case'],
    ['a case that is not known', ['--case', 'TO2026/9999'], 'Nothing is kept'],
    ['a run, signed with no key', ['--run', 'letter', '--key', 'package.json'], 'cannot sign'],
    ['a run, signed with a key that is not there', ['--run', 'letter', '--key', 'none.pem'], 'cannot be read'],
    ['days without an end', ['--from', '2026-11-24'], 'Say what is asked for'],
    ['a run that never was', ['--run', 'none'], 'There is no run "none"'],
    ['a person that is not known', ['--person', 'person:nobody'], 'Nothing is kept'],
  ])('of %s is refused in words, and leaves no file', async (_, given, words) => {
    const file = join(folder, 'refused.zip');
    const { code, notified } = await kept.run(auditExport, ...given, '--out', file);
    expect([code, notified]).toEqual([2, expect.stringContaining(words)]);
    expect(existsSync(file)).toBe(false);
  });

  test('without a file that ends in .zip is refused', async () => {
    expect((await kept.run(auditExport, '--run', 'letter')).notified).toContain('--out');
    expect((await kept.run(auditExport, '--run', 'letter', '--out', join(folder, 'a.txt'))).code).toBe(2);
    const missing = await kept.run(auditExport, '--run', 'letter', '--out', join(folder, 'none', 'a.zip'));
    expect([missing.code, missing.notified]).toEqual([2, expect.stringContaining('ENOENT')]);
    expect(readdirSync(folder)).not.toContain('none');
  });
});
