import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { labelOrder, openLabelLog, readLabelKit } from '@assay/evals/labelling';
import { describe, expect, test } from 'vitest';
import { askFolder, claimFolder } from '../labelling/testing/sample-folders.ts';
import { evalLabel } from './eval-label.ts';

async function run(...given: readonly string[]) {
  const out: string[] = [];
  const notified: string[] = [];
  const terminal = { out: (line: string) => out.push(line), notify: (line: string) => notified.push(line), progress() {} };
  const open = () => Promise.reject(new Error('a labelling needs no data folder'));
  const code = await evalLabel.run({ arguments: given, terminal, environment: {}, open });
  return { code, out: out.join('\n'), notified: notified.join('\n') };
}

/** Two people label everything; the second turns the record of one place round. */
function labelled(folder = claimFolder(4)): string {
  const kit = readLabelKit(folder);
  for (const [name, hour] of [
    ['Jane Osei', 9],
    ['Tom Hale', 10],
  ] as const) {
    const log = openLabelLog({ kit, name, now: () => new Date(Date.UTC(2026, 10, 26, hour)) });
    for (const [index, { id }] of kit.questions.entries())
      log.record(id, index < 2 !== (name === 'Tom Hale' && index === 3) ? 'supported' : 'not');
    log.close();
  }
  return folder;
}

const terms = ['--author', 'The department', '--licence', 'OGL', '--review-by', '2099-01-01'];

describe('assay eval label', () => {
  test('goes from two labellings to a dataset: status, adjudication, export', async () => {
    const folder = labelled();
    const status = await run(folder, '--status');
    expect(status.code).toBe(0);
    expect(status.out).toMatch(/Cohen's kappa {4}0\.50 \(90 % interval .*\): moderate/);
    expect(status.out).toContain('Raw agreement    75.0 % of 4 records');
    expect(status.out).toMatch(/not {2,}2 {2,}1 {2,}1 {2,}66\.7 %/);
    expect(status.out).toMatch(/secret-3\n.*document: <b>Document<\/b> 3\.\n.*claim: .*\n.*jane-osei {2}not\n.*tom-hale {3}supported/);

    const to = join(folder, 'out');
    await expect(run(folder, '--export', to, ...terms)).rejects.toThrow(/not adjudicated: secret-3/);
    const settled = await run(folder, '--adjudicate', 'Ann Lee', '--record', 'secret-3', '--label', 'not', '--reason', 'No word of it.');
    expect(settled).toEqual({ code: 0, out: 'secret-3 is not.', notified: '' });
    expect((await run(folder, '--status')).out).toMatch(/Ann Lee decided {2}not \(No word of it\.\)\n\nAll are adjudicated/);
    const exported = await run(folder, '--export', to, ...terms);
    expect(exported.out).toContain('4 records from 4 sources, tier departmental.');
    expect(JSON.parse(readFileSync(join(to, 'manifest.json'), 'utf8'))).toMatchObject({
      tier: 'departmental',
      labels: 'blind',
      records: 4,
    });
  });

  test('tells the same as JSON', async () => {
    const folder = labelled();
    expect(JSON.parse((await run(folder, '--status', '--json')).out)).toMatchObject({
      status: 'adjudicating',
      records: 4,
      labellers: [
        { labeller: 'jane-osei', labelled: 4 },
        { labeller: 'tom-hale', labelled: 4 },
      ],
      agreement: { kappa: 0.5, raw: 0.75, unit: 'records', meaning: { word: 'moderate' } },
      disagreements: [{ id: 'secret-3', first: 'not', second: 'supported' }],
    });
    const decision = ['--record', 'secret-3', '--label', 'not', '--reason', 'r', '--json'];
    const settled = await run(folder, '--adjudicate', 'Tom Hale', ...decision);
    expect(JSON.parse(settled.out)).toMatchObject({ status: 'adjudicated', id: 'secret-3', label: 'not' });
    expect(settled.notified).toContain('judges their own labels');
    expect(JSON.parse((await run(folder, '--status', '--json')).out)).toMatchObject({
      status: 'ready',
      disagreements: [{ adjudication: { by: 'Tom Hale', reason: 'r' } }],
    });
    const exported = JSON.parse((await run(folder, '--export', join(folder, 'out'), ...terms, '--json')).out);
    expect(exported).toMatchObject({ status: 'exported', records: 4, data: join(folder, 'out', 'data.jsonl') });
  });

  test('before both are complete it tells progress and nothing else', async () => {
    const folder = claimFolder(2);
    expect((await run(folder, '--status')).out).toContain('Nobody has begun: 2 records to label');
    const kit = readLabelKit(folder);
    const log = openLabelLog({ kit, name: 'Jane', now: () => new Date() });
    log.record('secret-0', 'supported');
    log.close();
    appendFileSync(join(folder, 'labels', 'jane.jsonl'), '{"id":');
    const { out, notified } = await run(folder, '--status');
    expect(out).toMatch(/jane {2}1 of 2 labelled\n\nAgreement is shown once/);
    expect(notified).toMatch(/^Note: .*jane\.jsonl, line 2 was cut off/);
    expect(JSON.parse((await run(folder, '--status', '--json')).out)).toEqual({
      status: 'labelling',
      records: 2,
      labellers: [{ labeller: 'jane', labelled: 1 }],
      notices: [expect.any(String)],
    });
  });

  test('shows quotes side by side, with their overlap', async () => {
    const folder = askFolder(2);
    const kit = readLabelKit(folder);
    for (const [name, label] of [
      ['Jane', [{ start: 19, end: 32, quote: 'send the form' }]],
      ['Tom', []],
    ] as const) {
      const log = openLabelLog({ kit, name, now: () => new Date(name === 'Jane' ? 0 : 1) });
      for (const { id } of labelOrder(kit, name)) log.record(id, label);
      log.close();
    }
    const { out } = await run(folder, '--status');
    expect(out).toContain('Overlap (F1)     0.00 over records, 0.00 over all characters marked');
    expect(out).toMatch(/l0 {2}overlap 0\.00\n[\s\S]*jane {2}“send the form”\n {4}tom {3}no quote/);
  });

  test.each<[string, readonly string[], RegExp]>([
    ['no folder', ['--status'], /Give one folder/],
    ['no step', ['FOLDER'], /Say one of --labeller, --status, --adjudicate and --export/],
    ['two steps', ['FOLDER', '--status', '--labeller', 'Jane'], /Say one of/],
    ['an option of another step', ['FOLDER', '--status', '--port', '1'], /--port does not go with --status/],
    ['a port without a page', ['FOLDER', '--labeller', 'Jane', '--port', '1'], /--port goes with --page/],
    ['a port that is none', ['FOLDER', '--labeller', 'Jane', '--page', '--port', '70000'], /not "70000"/],
    ['no record', ['FOLDER', '--adjudicate', 'Ann', '--label', 'not', '--reason', 'r'], /Give --record/],
    ['no label', ['FOLDER', '--adjudicate', 'Ann', '--record', 'r', '--reason', 'r'], /Give --label\./],
    ['no licence', ['FOLDER', '--export', 'x', '--author', 'a', '--review-by', '2099-01-01'], /Give --licence/],
    ['an unknown option', ['FOLDER', '--labeler', 'Jane'], /Unknown option/],
    ['a name that is none', ['FOLDER', '--labeller', '?'], /is no name/],
  ])('with %s is bad usage', async (_, given, message) => {
    const folder = claimFolder(1);
    await expect(run(...given.map((word) => (word === 'FOLDER' ? folder : word)))).rejects.toMatchObject({
      code: 'bad-usage',
      message: expect.stringMatching(message),
    });
  });

  test('a folder that is no kit is an invalid dataset', async () => {
    await expect(run('/nowhere', '--status')).rejects.toMatchObject({ code: 'dataset-invalid' });
  });
});
