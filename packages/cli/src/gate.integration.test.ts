import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sha256 } from '@assay/core';
import { readBundle } from '@assay/gate';
import { beforeAll, describe, expect, test } from 'vitest';
import { measuredCopy } from './testing/measured-copy.ts';
import { runAssay } from './testing/run-assay.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-gate-'));
const data = join(folder, 'data');
const at = (name: string) => join(folder, name);
const assay = (...given: readonly string[]) => runAssay(data, [...given, '--json']);
const stateOf = async (where = data) =>
  ((await runAssay(where, ['gate', 'explain', 'summariser', '--json'])).json() as { state: string }).state;

/** A copy of the data folder, to be tampered with. */
function copyOf(name: string): string {
  const copy = at(name);
  cpSync(data, copy, { recursive: true });
  return copy;
}

describe('the officer’s way: measure, read, sign, approve, verify, bundle', () => {
  beforeAll(async () => {
    await measuredCopy(data);
    expect((await assay('gate', 'keygen', at('ann'))).code).toBe(0);
    expect((await assay('gate', 'keygen', at('ben'))).code).toBe(0);
    const officers = ['--approver', `Ann Officer=${at('ann')}.pub.pem`, '--approver', `Ben Officer=${at('ben')}.pub.pem`];
    expect((await assay('gate', 'policy', '--mode', 'production', ...officers, '--requires', 'equality-note')).code).toBe(0);
  }, 300_000);

  const approve = (...more: readonly string[]) =>
    assay('gate', 'approve', 'summariser', '--key', `${at('ann')}.pem`, '--name', 'Ann Officer', '--reason', 'Read the report.', ...more);

  test('an approval without the note that the policy asks for leaves the tool off', async () => {
    expect((await approve()).code).toBe(1);
    expect(await stateOf()).toBe('approved');
  });

  test('with the note it is on, and everything is told: who, when, why, on what', async () => {
    writeFileSync(at('note.txt'), 'Due regard was had.');
    expect((await approve('--role', 'Head of assurance', '--equality-note', at('note.txt'))).json()).toMatchObject({
      decision: { state: 'enabled' },
    });
    const told = (await assay('gate', 'explain', 'summariser')).json();
    expect(told).toMatchObject({ state: 'enabled', policy: { mode: 'production' } });
    expect(told.approvals).toMatchObject([
      { isCurrent: true },
      { isCurrent: true, name: 'Ann Officer', role: 'Head of assurance', equalityNote: 'Due regard was had.' },
    ]);
  });

  test.each([
    ['a name that is not the key’s', ['--name', 'Ben Officer'], 'forbidden', 3],
    ['an empty note', ['--equality-note', '/dev/null'], 'bad-usage', 2],
    ['an extension of what has not expired', ['--extend', '7'], 'evidence-invalid', 3],
    ['an extension of more than 14 days', ['--extend', '15'], 'bad-usage', 2],
  ])('%s is refused', async (_, more, code, exit) => {
    const refused = await approve(...more);
    expect([refused.json(), refused.code]).toMatchObject([{ code }, exit]);
  });

  test('an approver who is taken off the list no longer counts; on it again under another key is refused', async () => {
    const copy = copyOf('without-ann');
    expect((await runAssay(copy, ['gate', 'policy', '--remove', 'Ann Officer'])).code).toBe(0);
    expect(await stateOf(copy)).toBe('passed');
    const other = await assay('gate', 'policy', '--approver', `Ann Officer=${at('ben')}.pub.pem`);
    expect(other.json()).toMatchObject({ code: 'bad-usage' });
    expect((await assay('gate', 'policy', '--approver', 'ann.pub.pem')).json()).toMatchObject({ code: 'bad-usage' });
    expect((await assay('gate', 'policy', '--remove', 'Nobody')).json()).toMatchObject({ code: 'bad-usage' });
  });

  test('a new runner key signs from then on, and the old evidence stands', async () => {
    const copy = copyOf('rotated');
    expect((await runAssay(copy, ['gate', 'keygen', '--rotate-runner', '--json'])).json()).toMatchObject({ status: 'done', runners: 2 });
    expect(await stateOf(copy)).toBe('enabled');
    expect((await runAssay(copy, ['gate', 'revoke', 'summariser', '--reason', 'test'])).code).toBe(0);
    expect(await stateOf(copy)).toBe('revoked');
  });

  test('a chain that was cut short, or whose signed head was taken away or forged, turns every tool off', async () => {
    const cut = copyOf('cut');
    const database = new DatabaseSync(join(cut, 'assay.sqlite'));
    database.exec('DROP TRIGGER audit_is_append_only_delete; DELETE FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)');
    database.close();
    expect(await stateOf(cut)).toBe('failed');
    const headless = copyOf('headless');
    rmSync(join(headless, 'audit-head.json'));
    expect(await stateOf(headless)).toBe('failed');
    const forged = copyOf('forged');
    writeFileSync(join(forged, 'audit-head.json'), '{}');
    expect(await stateOf(forged)).toBe('failed');
  });

  test('a policy that is gone, or an older one put back, turns every tool off; nothing falls back to development', async () => {
    const gone = copyOf('policy-gone');
    rmSync(join(gone, 'gate-policy.json'));
    expect(await stateOf(gone)).toBe('failed');
    const older = copyOf('policy-older');
    const inForce = readFileSync(join(older, 'gate-policy.json'), 'utf8');
    const [before = ''] = readdirSync(join(older, 'policies')).filter(
      (name) => readFileSync(join(older, 'policies', name), 'utf8') !== inForce,
    );
    cpSync(join(older, 'policies', before), join(older, 'gate-policy.json'));
    expect(await stateOf(older)).toBe('failed');
  });

  test.each(['runner.pem', 'runner.pub.pem'])('a damaged %s is found when the folder is opened, in words', async (name) => {
    const damaged = copyOf(`damaged-${name}`);
    writeFileSync(join(damaged, 'keys', name), 'no key');
    const refused = await runAssay(damaged, ['gate', 'status', '--json']);
    expect(refused.json()).toMatchObject({
      code: 'data-folder-unusable',
      message: expect.stringContaining('not the pair they were made as'),
    });
  });

  test('everything held here is proved piece by piece', async () => {
    const { code, json } = await assay('gate', 'verify');
    expect([code, json()]).toMatchObject([0, { status: 'proved' }]);
    const edited = copyOf('edited');
    const [log = ''] = readdirSync(join(edited, 'logs')).filter((name) => name.startsWith('summariser-bias') && !name.includes('outputs'));
    writeFileSync(join(edited, 'logs', log), readFileSync(join(edited, 'logs', log), 'utf8').replace('"status":"done"', '"status":"DONE"'));
    expect((await runAssay(edited, ['gate', 'verify', '--json'])).json()).toMatchObject({ status: 'refused' });
  });

  describe('the bundle', () => {
    const bundle = at('summariser.zip');

    beforeAll(async () => {
      expect((await assay('gate', 'bundle', 'summariser', '--out', bundle)).json()).toMatchObject({ status: 'done', leftOut: [] });
    });

    test('comes with an assurance case on one page, and is never overwritten', async () => {
      const page = readFileSync(`${bundle}.case.md`, 'utf8');
      for (const heading of ['Claim', 'Evidence', 'What is not tested, and what to know of what is', 'Residual risk', 'Accepted by'])
        expect(page).toContain(`## ${heading}`);
      expect(page).toContain('Ann Officer, Head of assurance');
      expect((await assay('gate', 'bundle', 'summariser', '--out', bundle)).json()).toMatchObject({ code: 'bad-usage' });
    });

    test('is proved and run again in another data folder, sample by sample', { timeout: 120_000 }, async () => {
      const elsewhere = at('elsewhere');
      expect((await runAssay(elsewhere, ['gate', 'verify', bundle, '--json'])).json()).toMatchObject({ status: 'proved' });
      const again = await runAssay(elsewhere, ['gate', 'reproduce', bundle, '--json']);
      expect([again.code, again.json()]).toMatchObject([0, { status: 'same', environment: [] }]);
    });

    test('gives its sources to whoever asks, into a new folder only', async () => {
      const target = at('sources');
      expect((await assay('gate', 'reproduce', bundle, '--extract', target)).json()).toMatchObject({ status: 'extracted' });
      expect(existsSync(join(target, 'packages/core/src/run-tool.ts'))).toBe(true);
      expect((await assay('gate', 'reproduce', bundle, '--extract', target)).json()).toMatchObject({ code: 'bad-usage' });
    });

    test('takes along nothing of the data folder and nothing private', async () => {
      const files = [...readBundle(readFileSync(bundle)).files.keys()];
      expect(files.filter((name) => /\.pem|\.key|\.sqlite|\.env|\.npmrc|node_modules|\.zip/.test(name))).toEqual([]);
    });

    test('one flipped byte anywhere is found, and nothing is run', async () => {
      const bytes = readFileSync(bundle);
      const place = Math.floor(bytes.length / 2);
      bytes[place] = (bytes[place] ?? 0) ^ 1;
      writeFileSync(at('flipped.zip'), bytes);
      expect((await assay('gate', 'reproduce', at('flipped.zip'))).json()).toMatchObject({ status: 'error', code: 'evidence-invalid' });
      expect((await assay('gate', 'verify', at('note.txt'))).json()).toMatchObject({ code: 'evidence-invalid' });
    });

    test('is counter-signed by another department: shown as theirs, never an approval here', async () => {
      const signer = ['--key', `${at('ben')}.pem`, '--name', 'Bo', '--organisation', 'Department B', '--statement', 'Reproduced here.'];
      expect((await assay('gate', 'sign', bundle, ...signer)).json()).toMatchObject({ code: 'bad-usage' });
      expect((await assay('gate', 'sign', bundle, ...signer, '--out', at('signed.zip'))).json()).toMatchObject({ status: 'done' });
      const { out } = await assay('gate', 'verify', at('signed.zip'));
      expect(out).toMatch(/claims to be Bo, Department B; confirm with them: .+Reproduced here\..+ Theirs, not an approval here/);
    });
  });

  test('there is nothing to bundle for a tool without evidence', async () => {
    expect((await runAssay(at('unmeasured'), ['gate', 'bundle', 'drafter', '--json'])).json()).toMatchObject({ code: 'evidence-invalid' });
    expect((await assay('gate', 'bundle', 'nothing')).json()).toMatchObject({ code: 'unknown-tool' });
    expect((await assay('gate', 'explain', 'nothing')).json()).toMatchObject({ code: 'unknown-tool' });
  });
});

describe('a department’s own dataset', () => {
  const own = at('own');
  const dataset = at('dataset');

  function writeDataset(changes: object = {}): void {
    const records = Array.from({ length: 70 }, (_, index) => ({
      id: `own-${index}`,
      cluster: `own-${index}`,
      document: `Notice ${index}\n\nThe Orsay ferry stops on ${1 + (index % 28)} May 2027. Islanders were thanked for their patience.\n\nThe council will pay £${40 + index} a week for the bus.`,
      maxWords: 40,
      facts: [{ fact: 'the date', mustMention: [`${1 + (index % 28)} May 2027`] }],
    }));
    const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
    const manifest = {
      name: 'own',
      description: 'Notices.',
      records: 70,
      clusters: 70,
      sha256: sha256(text),
      author: 'A department',
      licence: 'Crown copyright',
      reviewBy: '2027-11-01',
      tier: 'departmental',
      labels: 'blind',
      salt: 'own 1',
    };
    mkdirSync(dataset, { recursive: true });
    writeFileSync(join(dataset, 'data.jsonl'), text);
    writeFileSync(join(dataset, 'manifest.json'), JSON.stringify({ ...manifest, ...changes }));
  }

  const adopt = (...given: readonly string[]) => runAssay(own, ['eval', 'adopt', dataset, ...given, '--json']);

  test('is read whole before anything is kept', async () => {
    writeDataset({ tier: 'secret' });
    expect((await adopt('--suite', 'summariser/accuracy', '--name', 'notices')).json()).toMatchObject({ code: 'dataset-invalid' });
    expect(existsSync(join(own, 'datasets'))).toBe(false);
    expect((await adopt('--suite', 'nothing', '--name', 'notices')).json()).toMatchObject({ code: 'bad-usage' });
    expect((await adopt('--suite', 'summariser/accuracy', '--name', '../x')).json()).toMatchObject({ code: 'bad-usage' });
  });

  test('must be passed from then on, lifts the tier of the evidence, and its texts stay here', { timeout: 120_000 }, async () => {
    writeDataset();
    expect((await adopt('--suite', 'summariser/accuracy', '--name', 'notices')).json()).toMatchObject({
      suite: 'summariser/accuracy+notices',
      samples: { gate: 35, tune: 35 },
    });
    expect((await adopt('--suite', 'summariser/accuracy', '--name', 'notices')).json()).toMatchObject({ code: 'bad-usage' });
    await runAssay(own, ['gate', 'policy', '--tier', 'departmental']);
    const measured = await runAssay(own, ['eval', 'run', 'summariser', '--json']);
    const [decision] = (measured.json() as { decisions: { state: string; evidence: string; reasons: string[] }[] }).decisions;
    // 35 samples cannot prove "within length" for 60: the suite's requirements are the department's too.
    expect(decision).toMatchObject({ state: 'inconclusive' });
    expect(decision?.reasons.join()).toContain('summariser/accuracy+notices');
  });

  test.each([
    ['whose review is overdue', { reviewBy: '2001-01-01' }, 'review'],
    ['that is not the file its manifest describes', { sha256: '0'.repeat(64) }, 'changed after its review'],
    ['of another size than its manifest says', { records: 5 }, '70 records'],
  ])('%s is not taken in', async (_, changes, words) => {
    writeDataset(changes);
    const refused = await adopt('--suite', 'summariser/accuracy', '--name', 'other');
    expect(refused.json()).toMatchObject({ code: 'dataset-invalid', message: expect.stringContaining(words) });
  });

  test('of copies of one record is not taken in', async () => {
    writeDataset();
    const text = Array.from(
      { length: 70 },
      (_, index) =>
        `${JSON.stringify({ id: `c${index}`, cluster: `c${index}`, document: 'The same. It is the same.', maxWords: 40, facts: [{ fact: 'f', mustMention: ['same'] }] })}\n`,
    ).join('');
    writeFileSync(join(dataset, 'data.jsonl'), text);
    const manifest = JSON.parse(readFileSync(join(dataset, 'manifest.json'), 'utf8'));
    writeFileSync(join(dataset, 'manifest.json'), JSON.stringify({ ...manifest, sha256: sha256(text) }));
    expect((await adopt('--suite', 'summariser/accuracy', '--name', 'copies')).json()).toMatchObject({
      code: 'dataset-invalid',
      message: expect.stringContaining('the same but for'),
    });
  });
});

test('killed while measuring, a tool is off until a person resumes or gives a reason', { timeout: 120_000 }, async () => {
  const killed = at('killed');
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, 'eval', 'run', 'summariser'], {
    env: { ...process.env, ASSAY_DATA: killed },
    stdio: 'ignore',
  });
  const isUnderWay = () =>
    existsSync(join(killed, 'logs')) &&
    readdirSync(join(killed, 'logs')).some((name) => name.startsWith('summariser-bias') && name.endsWith('.head'));
  while (!isUnderWay()) await sleep(20);
  child.kill('SIGKILL');
  await sleep(50);

  // Whoever can write the folder but has no key cannot put scores into a log that is then gone on with.
  const forged = at('forged-log');
  cpSync(killed, forged, { recursive: true });
  const [open = ''] = readdirSync(join(forged, 'logs')).filter((name) => name.startsWith('summariser-bias') && name.endsWith('.head'));
  writeFileSync(
    join(forged, 'logs', open),
    readFileSync(join(forged, 'logs', open), 'utf8').replace(/"hash":"(.)/, (_, digit: string) => `"hash":"${digit === '0' ? '1' : '0'}`),
  );
  const refused = await runAssay(forged, ['eval', 'run', 'summariser', '--resume', '--json']);
  expect(refused.out).toContain('cannot be resumed');

  const before = (await runAssay(killed, ['gate', 'explain', 'summariser', '--json'])).json() as { state: string; command: string };
  expect(before).toMatchObject({ state: 'failed', command: 'npx assay eval run summariser --resume' });
  const resumed = await runAssay(killed, ['eval', 'run', 'summariser', '--resume', '--json']);
  expect(resumed.json()).toMatchObject({ status: 'passed', decisions: [{ state: 'enabled' }] });
  const opened = (await runAssay(killed, ['gate', 'explain', 'summariser', '--json'])).json() as {
    suites: { suite: string; attempts: unknown[] }[];
  };
  expect(opened.suites.find(({ suite }) => suite === 'summariser/bias')?.attempts).toHaveLength(1);
});
