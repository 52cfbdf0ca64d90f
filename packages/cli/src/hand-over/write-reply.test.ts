import { sha256 } from '@assay/core';
import { readDocument } from '@assay/documents';
import type { DrafterResult } from '@assay/drafter';
import type { SignedRun } from '@assay/server/hand-over';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { writeReply } from './write-reply.ts';

const line = {
  id: 'closing',
  title: 'Well grant: closing date',
  quote: 'Applications close on 26 March 2027.',
  position: { document: 'closing', start: 0, end: 36 },
  notes: ['Owner: Canal team', 'Cleared: 2026-06-22'],
};
const result = {
  draft: 'Dear Ms Osei\n\nApplications close on 26 March 2027.\n\nYours sincerely\n\n[Signature, name and team]',
  paragraphs: [
    { text: 'Dear Ms Osei', citations: [], kind: 'frame' },
    { text: 'Applications close on 26 March 2027.', citations: [line], kind: 'line' },
    { text: '[Signature, name and team]', citations: [], kind: 'note' },
  ],
  correspondent: { addressee: 'Ms Jane Osei', role: 'public', onBehalfOf: '', authority: 'not-needed' },
  reference: 'JO/1 & <2>',
  channel: 'e-mail',
  language: 'en',
  dates: { written: '2026-11-18', received: '2026-11-23', isReceivedAssumed: false },
  kinds: [],
  urgent: [],
  clocks: [],
  asks: [],
  checks: [],
} as unknown as DrafterResult;
const reply = 'Dear Ms Osei\n\nApplications close on\n26 March 2027. Write soon.\n\nYours sincerely\n\nA. Clerk\nCanal team';
const signOff = {
  by: 'person:ann',
  at: '2026-11-27T10:00:00.000Z',
  reply,
  checkedBy: 'r2',
  edits: [{ isSubstantive: true, what: ['added'], was: '', now: 'Write soon.' }],
  open: [],
  reason: '',
  marking: '',
};
const signed = (changes: Partial<typeof signOff> = {}, earlier: SignedRun['signOffs'] = []): SignedRun => ({
  run: {
    id: '11111111-2222-4333-8444-555555555555',
    tool: 'drafter',
    engine: 'embedded',
    owner: 'person:ann',
    status: 'done',
    configuration: 'c0ffee',
    createdAt: '2026-11-27T09:00:00.000Z',
    input: {
      letter: 'From: Jane Osei <jane@osei.example>\nSubject: Wells\n\nWhen do applications close?',
      earlier: [{ text: 'It closes in May.' }],
      facts: [{ text: 'Received on 2 October.', by: 'the team' }],
    },
    recordKey: '',
    restorations: {},
  },
  result,
  notices: [],
  signOffs: [...earlier, { ...signOff, ...changes }],
});
const textOf = (content: Uint8Array | string) => (typeof content === 'string' ? content : new TextDecoder().decode(content));
const filesOf = async (run: SignedRun) => {
  const zip = await writeReply(run, 'zip');
  if (typeof zip === 'string') throw new Error('a zip is bytes');
  return Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, bytes]));
};

describe('a signed reply as a letter', () => {
  test.each(['odt', 'docx'] as const)('as %s holds the addressee and the signed text, and nothing for the caseworker', async (format) => {
    // A line within a paragraph is read back with a comma.
    const plain = reply.replace('on\n26', 'on 26').replace('Clerk\nCanal', 'Clerk\n\nCanal');
    const bytes = await writeReply(signed({ reply: plain }), format);
    if (typeof bytes === 'string') throw new Error('an office file is bytes');
    const outcome = await readDocument({ name: `reply.${format}`, bytes });
    if (outcome.status !== 'read') throw new Error(outcome.status);
    const [document] = outcome.documents;
    expect(document?.text.replaceAll(/\s+/g, ' ').trim()).toBe(`Ms Jane Osei ${plain.replaceAll(/\s+/g, ' ')}`);
  });

  test('as text and as an e-mail draft to whom it answers', async () => {
    expect(await writeReply(signed(), 'txt')).toBe(`Ms Jane Osei\n\n${reply}\n`);
    const mail = textOf(await writeReply(signed(), 'eml'));
    expect(mail).toContain('<jane@osei.example>\r\n');
    expect(mail).toContain('Subject: Re: Wells');
    expect(mail.endsWith(`\r\n\r\n${reply.replaceAll('\n', '\r\n')}\r\n`)).toBe(true);
  });

  test('names the addressee once, also where they were written into the reply', async () => {
    expect(await writeReply(signed({ reply: `Ms Jane Osei\n\n${reply}` }), 'txt')).toBe(`Ms Jane Osei\n\n${reply}\n`);
  });

  test('goes on marked where what went in was marked', async () => {
    expect(await writeReply(signed({ marking: 'official-sensitive' }), 'txt')).toMatch(/^OFFICIAL-SENSITIVE\n\n/);
  });
});

describe('the bundle for a record system', () => {
  test('holds letter, reply, draft, sign-off, lines, checks, case and metadata, each with its digest', async () => {
    const files = await filesOf(signed({}, [{ ...signOff, reply: 'first' }]));
    expect(Object.keys(files).sort()).toEqual([
      'case.json',
      'checks.json',
      'draft.txt',
      'earlier-reply-1.txt',
      'letter.txt',
      'lines.json',
      'manifest.json',
      'metadata.json',
      'metadata.xml',
      'reply.odt',
      'reply.txt',
      'sign-off.json',
    ]);
    const json = (name: string) => JSON.parse(textOf(files[name] ?? ''));
    const { sha256: digests, ...manifest } = json('manifest.json');
    expect(manifest).toEqual({ format: 1, run: signed().run.id, configuration: 'c0ffee' });
    for (const [name, bytes] of Object.entries(files))
      if (name !== 'manifest.json') expect([name, digests[name]]).toEqual([name, sha256(bytes)]);
    expect(json('lines.json')).toMatchObject([{ id: 'closing', notes: line.notes, isWordForWord: true }]);
    expect(json('sign-off.json')).toMatchObject({
      standing: { by: 'person:ann', edits: [{ now: 'Write soon.' }], replySha256: sha256(reply) },
      superseded: [{ replySha256: sha256('first') }],
    });
    expect(json('case.json')).toMatchObject({ facts: [{ by: 'the team' }] });
    expect(json('metadata.json')).toMatchObject({
      signedBy: 'person:ann',
      letterReceived: '2026-11-23',
      marking: 'OFFICIAL (unmarked)',
      theirReference: 'JO/1 & <2>',
    });
    expect(textOf(files['draft.txt'] ?? '')).toContain('[Signature, name and team]');
  });

  test('says in Dublin Core what it is, whatever the letter says of itself', async () => {
    const xml = textOf((await filesOf(signed({ marking: 'official-sensitive', by: 'ann\u0000<x>' })))['metadata.xml'] ?? '');
    expect(xml).toContain('<dc:relation>JO/1 &amp; &lt;2&gt;</dc:relation>');
    expect(xml).toContain('<dcterms:accessRights>OFFICIAL-SENSITIVE</dcterms:accessRights>');
    expect(xml).toContain('<dc:creator>ann&lt;x&gt;</dc:creator>');
  });

  test('says which lines no longer stand in the reply as they were approved', async () => {
    const files = await filesOf(signed({ reply: reply.replace('26 March', '27 March') }));
    expect(JSON.parse(textOf(files['lines.json'] ?? ''))).toMatchObject([{ isWordForWord: false }]);
  });

  test('is the same bytes each time', async () => {
    expect(await writeReply(signed(), 'zip')).toEqual(await writeReply(signed(), 'zip'));
  });
});
