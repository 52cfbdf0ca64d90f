import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseDigest } from '@assay/core';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditErase } from '../commands/audit-erase.ts';
import { auditExport } from '../commands/audit-export.ts';
import { auditHold } from '../commands/audit-hold.ts';
import { auditHolds } from '../commands/audit-holds.ts';
import { auditRelease } from '../commands/audit-release.ts';
import { auditSearch } from '../commands/audit-search.ts';
import { openDeployment } from '../deployment.ts';
import { measureTools } from '../measure-tools.ts';
import { runCommand } from '../run-command.ts';
import { commandsOn } from '../testing/kept-runs.ts';
import { sampleOffer } from '../transparency/testing/sample-suites.ts';

const reference = 'Osei, J. 2026/0417';
const folder = mkdtempSync(join(tmpdir(), 'assay-case-'));
let deployment: Awaited<ReturnType<typeof openDeployment>>;
let command: ReturnType<typeof commandsOn>;

/** A command that runs a tool about a case, as `assay draft --case` does. */
const say = (text: string, about: string | undefined) =>
  command({
    usage: '',
    summary: '',
    run: (context) => runCommand(context, { tool: 'saying', input: { text }, case: about, isJson: true, show: () => {} }),
  });

beforeAll(async () => {
  deployment = await openDeployment({ offered: [sampleOffer(join(folder, 'suites'))], data: join(folder, 'data') });
  command = commandsOn(deployment);
  await measureTools(deployment, { tools: ['saying'], actor: 'test' });
  expect((await say('The first letter.', reference)).code).toBe(0);
  expect((await say('The second letter.', 'osei, j.  2026/0417')).code).toBe(0);
  expect((await say('Another matter.', 'TO2026/9')).code).toBe(0);
  expect((await say('No case.', undefined)).code).toBe(0);
});
afterAll(() => deployment.close());

const ids = async () => (await Array.fromAsync(deployment.store.runs.find({}))).map(({ id }) => id);

describe('runs about a case', () => {
  test('are found by its reference, however it is written, and no others', async () => {
    const [first, second] = await ids();
    const { code, json } = await command(auditSearch, '--case', 'OSEI,J.2026/0417', '--json');
    const records = json().records as readonly { readonly kind: string; readonly body: { readonly run: string } }[];
    expect([code, records.map(({ kind, body }) => [kind, body.run])]).toEqual([
      0,
      [
        ['run-opened', first],
        ['run-closed', first],
        ['run-opened', second],
        ['run-closed', second],
      ],
    ]);
    expect((await command(auditSearch, '--case', 'none')).out).toBe('No audit record fits.');
  });

  test('are disclosed together', async () => {
    const file = join(folder, 'case.zip');
    const { code, json } = await command(auditExport, '--case', reference, '--out', file, '--json');
    expect([code, json()]).toMatchObject([0, { runs: 2, records: 4 }]);
    const entries = unzipSync(readFileSync(file));
    const texts = Object.entries(entries).flatMap(([name, bytes]) => (name.endsWith('input.txt') ? [strFromU8(bytes)] : []));
    expect(texts.sort()).toEqual(['text: The first letter.\n', 'text: The second letter.\n']);
  });

  test('are kept from erasure by a hold on the case, and those that begin later too', async () => {
    const [first] = await ids();
    const { json } = await command(auditHold, '--case', reference, '--reason', 'inquiry', '--json');
    expect(json()).toMatchObject({ covers: 'case', covered: 2 });
    expect((await command(auditHolds)).out).toContain('all runs about the case whose digest begins');
    await say('A third letter.', reference);
    const held = await command(auditErase, '--case', reference, '--reason', 'asked', '--json');
    expect([held.code, held.json()]).toMatchObject([1, { erased: [], heldBack: [{ run: first }, {}, {}] }]);
    await command(auditRelease, String(json().hold), '--reason', 'over');
  });

  test('are erased together, and the case still says that they took place', async () => {
    const erased = await command(auditErase, '--case', reference, '--reason', 'asked', '--json');
    expect([erased.code, (erased.json().erased as readonly string[]).length]).toEqual([0, 3]);
    const file = join(folder, 'erased.zip');
    expect((await command(auditExport, '--case', reference, '--out', file, '--json')).json()).toMatchObject({ runs: 3, erased: 3 });
  });

  test('are nowhere kept with the reference, which can name a person', async () => {
    const all = JSON.stringify([await deployment.store.audit.read(), await Array.fromAsync(deployment.store.runs.find({}))]);
    expect(all).toContain(caseDigest(deployment.folder.deploymentKey, reference));
    for (const name of ['assay.sqlite', 'assay.sqlite-wal']) {
      const path = join(folder, 'data', name);
      if (existsSync(path)) expect(readFileSync(path).includes('2026/0417')).toBe(false);
    }
  });

  test.each<[string, Parameters<typeof command>[0], readonly string[], string]>([
    ['to be held with something else', auditHold, ['--case', 'x', '--everything', '--reason', 'y'], 'Say what is held'],
    ['to be erased with something else', auditErase, ['--case', 'x', '--person', 'y', '--reason', 'z'], 'Name runs, or one person'],
    ['to be erased that nobody knows', auditErase, ['--case', 'x', '--reason', 'z'], 'No run of "x" is kept'],
    ['to be held, without a sign', auditHold, ['--case', '', '--reason', 'y'], 'give the reference'],
    ['to be looked for, too long', auditSearch, ['--case', 'x'.repeat(101)], 'at most 100'],
  ])('%s are refused in words', async (_, given, options, words) => {
    const { code, notified } = await command(given, ...options);
    expect([code, notified]).toEqual([2, expect.stringContaining(words)]);
  });

  test('that nobody knows are held with a warning', async () => {
    expect((await command(auditHold, '--case', 'unknown', '--reason', 'y')).notified).toContain('Is the reference right?');
  });
});
