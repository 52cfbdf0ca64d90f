import type { AuditEntry } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { changeLog } from '../assurance/change-log.ts';
import { editRates } from '../assurance/edit-rates.ts';
import { createServer } from '../create-server.ts';
import { sampleAssurance } from '../pages/testing/sample-assurance.ts';
import { sampleEvidence } from '../pages/testing/sample-evidence.ts';
import { sampleParts } from '../testing/sample-parts.ts';

const headers = { host: '127.0.0.1:8000', accept: 'text/html' };

async function open(changes: Parameters<typeof sampleParts>[0] = {}) {
  const parts = sampleParts({ assurance: sampleAssurance, ...changes });
  const app = createServer(parts);
  for (const record of sampleEvidence('echo', 'c0ffee')) await parts.store.evidence.put(record);
  const note = (kind: AuditEntry['kind'], body: AuditEntry['body'], at = '2026-02-28T10:00:00.000Z') =>
    parts.store.audit.append({ kind, at, actor: 'ann', body });
  const get = async (path: string) => {
    const response = await app.request(path, { headers });
    return { status: response.status, page: await response.text() };
  };
  return { parts, get, note };
}

const evidence = `/assurance/evidence/${encodeURIComponent('echo/bias 1')}`;
const pages: readonly (readonly [path: string, ...said: readonly string[]])[] = [
  [
    evidence,
    'How it goes wrong',
    'Of 120 letters, 9',
    'by characteristic',
    'religion or belief',
    '<svg class="chart"',
    'By sender',
    'letter-7',
    '&lt;img src=x',
  ],
  [
    '/assurance/approvals',
    'Why there is no button',
    'A. Officer, Head of assurance',
    'no: it was signed by another key',
    'npx assay gate approve echo --key FILE',
    '&lt;img src=x',
  ],
  ['/assurance/changes', 'Nothing has changed'],
  ['/assurance/guardrails', 'Blocked, called wrong by their owners', 'No run ended in these days'],
  ['/assurance/edits', 'Nobody signed off a reply'],
  ['/assurance/missing-lines', 'licence badger count', '2026-W09', 'Licensing policy', '3 letters asked about further topics'],
  ['/assurance/use', 'No model engine was used'],
  ['/assurance/audit', 'No record fits'],
  ['/assurance/exports', 'href="/api/audit/export"', 'npx assay gate bundle echo'],
];

describe('the pages of assurance', () => {
  test.each(pages)('%s', async (path, ...said) => {
    const { get } = await open();
    const { status, page } = await get(path);
    expect(status).toBe(200);
    for (const words of said) expect(page).toContain(words);
    expect(page).not.toMatch(/<img|<script|style="/);
  });

  test('are for assurance alone; evidence is for everybody, without its samples', async () => {
    const { get } = await open({
      signIn: { mode: 'proxy', identify: async () => ({ status: 'known', caller: { id: 'bob', groups: ['everyone'], roles: [] } }) },
    });
    for (const [path] of pages.slice(1)) expect([path, (await get(path)).status]).toEqual([path, 403]);
    const { status, page } = await get(evidence);
    expect(status).toBe(200);
    expect(page).not.toContain('letter-7');
    expect(page).toContain('Samples are shown to assurance');
    expect((await get('/assurance')).page).not.toContain('/assurance/audit');
  });

  test('records are searched by kind and days, a part at a time, and exported by the same filter', async () => {
    const { get, note } = await open();
    for (let place = 0; place < 60; place += 1) await note('document-removed', { document: `<b>d${place}` });
    await note('tool-revoked', { tool: 'echo', reason: 'a complaint' });
    const { page } = await get('/assurance/audit?kind=document-removed&run=&from=2026-02-01&to=');
    expect(page).toContain('&lt;b&gt;d49');
    expect(page).not.toContain('d50');
    expect(page).toContain('/assurance/audit?kind=document-removed&amp;from=2026-02-01&amp;after=50');
    expect(page).toContain('/api/audit/export?kind=document-removed&amp;from=2026-02-01"');
    expect((await get('/assurance/audit?kind=nonsense')).status).toBe(400);
  });

  test('evidence that is not there is an error in words', async () => {
    const { get } = await open();
    expect(await get('/assurance/evidence/none')).toMatchObject({
      status: 404,
      page: expect.stringContaining('There is no such evidence'),
    });
    const without = createServer(sampleParts());
    expect((await without.request('/assurance/missing-lines', { headers })).status).toBe(404);
  });
});

describe('what changed', () => {
  test('is named by part, with what it made of the evidence before, and stands among what people did', async () => {
    const { parts, note } = await open();
    const [first] = sampleEvidence('echo', 'before');
    if (first === undefined) throw new Error('there is sample evidence');
    const file = (name: string, digest: string) => ({ kind: 'file' as const, name, sha256: digest });
    const earlier = { ...first, id: 'earlier', configurationParts: [file('prompts/echo.md', 'a'), file('core/run-tool.ts', 'x')] };
    await parts.store.evidence.put({
      ...earlier,
      report: { ...first.report, timing: { ...first.report.timing, finishedAt: '2026-01-10T09:00:00Z' } },
    });
    await note('attempt-opened', { attempt: 'a1', tool: 'echo', suite: 'echo/bias' });
    await note('attempt-closed', { attempt: 'a1', outcome: 'failed' });
    await note('tool-revoked', { tool: 'echo', reason: 'a complaint' }, '2026-02-28T11:00:00.000Z');
    const { changes } = await changeLog(parts.store);
    expect(changes.map(({ what, happened }) => [what, happened.slice(0, 40)])).toEqual([
      ['echo', 'Revoked by ann: off until it is measured'],
      ['echo', 'Measured (echo/bias): failed'],
      ['echo on embedded', 'Its configuration was another one than w'],
    ]);
    expect(changes[0]?.details).toEqual(['Reason: a complaint']);
    expect(changes[2]?.details).toEqual(['file prompts/echo.md was removed', 'file core/run-tool.ts was removed']);
  });
});

describe('edits before sending', () => {
  test('are counted by month and configuration, substance apart from form, the last sign-off of a run alone', async () => {
    const { parts, note } = await open();
    const signed = (run: string, substantiveEdits: number, more: AuditEntry['body'] = {}) => ({
      run,
      tool: 'drafter',
      configuration: 'c0ffee',
      substantiveEdits,
      cosmeticEdits: 2,
      openItems: 1,
      acknowledgedItems: 1,
      hasReason: false,
      ...more,
    });
    await note('signed-off', signed('r1', 5));
    await note('signed-off', signed('r1', 0));
    await note('signed-off', signed('r2', 3, { hasReason: true }));
    await note('signed-off', signed('r3', 1), '2026-01-02T00:00:00.000Z');
    await note('signed-off', { run: 'torn' });
    expect(await editRates(parts.store, {})).toMatchObject([
      { month: '2026-02', signed: 2, unchanged: 1, substantive: 3, form: 4, openItems: 2, acknowledgedItems: 2, withReason: 1 },
      { month: '2026-01', signed: 1, unchanged: 0 },
    ]);
    expect(await editRates(parts.store, { from: '2026-02-01' })).toHaveLength(1);
    await expect(editRates(parts.store, { from: '2026-02-02', to: '2026-02-01' })).rejects.toThrow('is later than');
  });
});
