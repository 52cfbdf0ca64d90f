import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyAuditChain } from '@assay/core';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditErase } from '../commands/audit-erase.ts';
import { auditExport } from '../commands/audit-export.ts';
import { draftReply } from '../commands/draft-reply.ts';
import { draftSignOff } from '../commands/draft-sign-off.ts';
import { commandsOn } from '../testing/kept-runs.ts';
import { type ServedDeployment, servedDeployment } from '../testing/served-deployment.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-hand-over-'));
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const letter = 'Dear Minister\n\nWho paints the lock gates of the Tansley canal?\n\nYours sincerely\nMs Jane Osei';

describe('a reply handed over', () => {
  let served: ServedDeployment;
  beforeAll(async () => {
    served = await servedDeployment();
  }, 300_000);
  afterAll(() => served?.close());

  const post = (path: string, body: object) =>
    fetch(`${served.url.replace(/\/$/, '')}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const drafted = async () => {
    const response = await post('/api/tools/drafter/runs', { letter, received: '2026-11-23' });
    const { id, result } = (await response.json()) as { id: string; result: { draft: string } };
    return { id, draft: result.draft };
  };

  test('over HTTP: what there is to look at, a reason for the gap, the sign-off, the files', async () => {
    const { id, draft } = await drafted();
    const reply = draft.replace('[Signature, name and team]', 'A. Clerk');
    const review = (await (await post(`/api/runs/${id}/sign-off`, { reply })).json()) as { open: object[]; needsReason: string };
    expect(review).toMatchObject({ open: [{ kind: 'gap-left' }], needsReason: expect.stringContaining('1 question without an answer') });
    const acknowledged = review.open;
    expect((await post(`/api/runs/${id}/sign-off`, { reply, acknowledged })).status).toBe(422);
    const signed = await post(`/api/runs/${id}/sign-off`, { reply, acknowledged, reason: 'answered by telephone' });
    expect(signed.status).toBe(201);
    const { files } = (await signed.json()) as { files: Record<string, string> };
    for (const [format, path] of Object.entries(files)) {
      const response = await fetch(`${served.url.replace(/\/$/, '')}${path}`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      expect([format, response.status, bytes.length > 100]).toEqual([format, 200, true]);
      if (format === 'zip') expect(Object.keys(unzipSync(bytes))).toContain('sign-off.json');
    }
    expect(verifyAuditChain(await served.deployment.store.audit.read()).status).toBe('whole');
  });

  test('by command: nothing is signed until it is looked at, and the bundle is written once', async () => {
    const { id, draft } = await drafted();
    const run = commandsOn(served.deployment);
    const reply = file(
      'reply.txt',
      draft
        .replace('[Signature, name and team]', 'A. Clerk')
        .replace(/\[Gap[^\]]*\]/, 'The lock gates of the Tansley canal are painted by us.'),
    );
    const first = await run(draftSignOff, id, '--reply', reply);
    expect([first.code, first.notified]).toEqual([0, expect.stringContaining('edit    added: “The lock gates')]);

    const open = file('open.txt', draft);
    const looked = await run(draftSignOff, id, '--reply', open);
    expect([looked.code, looked.notified]).toEqual([1, expect.stringMatching(/open +1 gap-left: [\s\S]*Nothing is signed yet/)]);
    const noReason = await run(draftSignOff, id, '--reply', open, '--looked-at', '1', '--json');
    expect([noReason.code, noReason.json()]).toMatchObject([1, { status: 'needs-reason' }]);
    const signed = await run(draftSignOff, id, '--reply', open, '--looked-at', '1', '--reason', 'by telephone', '--json');
    expect(signed.json()).toMatchObject({
      status: 'done',
      edits: [],
      open: [
        { kind: 'gap-left', acknowledged: true },
        { kind: 'note-left', acknowledged: false },
      ],
    });

    const out = join(folder, 'bundle.zip');
    expect((await run(draftReply, id, '--out', out)).code).toBe(0);
    const files = unzipSync(new Uint8Array(readFileSync(out)));
    const { superseded } = JSON.parse(new TextDecoder().decode(files['sign-off.json']));
    expect(superseded).toHaveLength(1);
    expect((await run(draftReply, id, '--out', out)).code).toBe(2);
  });

  test('is in the export of its run, and gone when that is erased; that it was signed stays on record', async () => {
    const { id, draft } = await drafted();
    const run = commandsOn(served.deployment);
    await run(draftSignOff, id, '--reply', file('mine.txt', `${draft}\n\nSIGNED WORDS`), '--looked-at', 'none', '--reason', 'so');
    const out = join(folder, 'export.zip');
    await run(auditExport, '--run', id, '--out', out);
    const exported = unzipSync(new Uint8Array(readFileSync(out)));
    expect(new TextDecoder().decode(exported[`runs/${id}/output.txt`])).toContain('SIGNED WORDS');
    expect(new TextDecoder().decode(exported['audit.jsonl'])).toMatch(/"kind":"signed-off"/);
    expect(new TextDecoder().decode(exported['audit.jsonl'])).not.toContain('SIGNED WORDS');

    expect((await run(auditErase, id, '--reason', 'asked for')).code).toBe(0);
    const gone = await run(draftReply, id, '--out', join(folder, 'gone.odt'));
    expect([gone.code, gone.notified]).toEqual([2, expect.stringContaining('erased')]);
    expect((await served.deployment.store.audit.read(['signed-off'])).some(({ body }) => body.run === id)).toBe(true);
  });

  test.each<[string, readonly string[], string]>([
    ['no reply', [], 'Name the file of the reply'],
    ['a run that is not there', ['--reply', 'REPLY'], 'There is no run'],
    ['numbers that are none', ['--reply', 'REPLY', '--looked-at', 'all'], '--looked-at takes numbers'],
    ['a file that is not there', ['--reply', join(folder, 'none.txt')], 'none.txt'],
  ])('%s is refused in words', async (_, given, words) => {
    const reply = file('any.txt', 'Dear Ms Osei');
    const { code, notified } = await commandsOn(served.deployment)(
      draftSignOff,
      'none',
      ...given.map((one) => (one === 'REPLY' ? reply : one)),
    );
    expect([code, notified]).toEqual([2, expect.stringContaining(words)]);
  });

  test('a reply that nobody signed, a file that is no letter and a run of somebody else are refused in words', async () => {
    const { id } = await drafted();
    const run = commandsOn(served.deployment);
    expect((await run(draftReply, id, '--out', join(folder, 'x.odt'))).notified).toContain('Nobody has signed off');
    expect((await run(draftReply, id, '--out', join(folder, 'x.md'))).notified).toContain('is not written as .md');
    expect((await run(draftReply, id)).notified).toContain('Name the file with --out');
    const kept = await served.deployment.store.runs.get(id);
    if (kept === undefined) throw new Error('the run was kept');
    await served.deployment.store.runs.open({ ...kept, id: 'theirs', owner: 'person:bob' });
    expect((await run(draftSignOff, 'theirs', '--reply', file('y.txt', 'x'))).notified).toContain('There is no run theirs of yours');
  });
});
