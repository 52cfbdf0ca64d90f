import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DrafterResult } from '@assay/drafter';
import { afterAll, describe, expect, test } from 'vitest';
import type { Answer } from '../run-command.ts';
import { draftEmail, draftText, mailIds } from './draft-email.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-mail-'));
afterAll(() => rmSync(folder, { recursive: true }));

const result = {
  draft: 'Dear Ms Lee\n\nYes.',
  reference: 'AB/12',
  channel: 'e-mail',
  correspondent: { addressee: 'Ms Ann Lee' },
} as DrafterResult;
const answer: Answer<DrafterResult> = { result, notices: [], at: new Date('2026-11-27T10:00Z'), json: '{}' };
const letter = 'From: Ann Lee <ann@lee.example>\nSubject: RE: Post offices\n\nPlease keep them open.';
const ids = { messageId: '<2@lee.example>', references: ['<1@dept.example>'] };
const marked: Answer<DrafterResult> = {
  ...answer,
  notices: [
    { rule: 'marking-carried', check: 'protective-marking', kind: 'official-sensitive', action: 'flag', message: '', where: 'letter' },
  ],
};

describe('a draft as an e-mail', () => {
  test('goes to whom the letter came from, with their subject and reference, in its thread', () => {
    const mail = draftEmail(answer, { letter, ids });
    for (const line of [
      'X-Unsent: 1',
      'To: "Ms Ann Lee"\r\n <ann@lee.example>',
      'Subject: Re: Post offices (your reference AB/12)',
      'In-Reply-To: <2@lee.example>',
      'References: <1@dept.example>\r\n <2@lee.example>',
    ])
      expect(mail).toContain(`${line}\r\n`);
    expect(mail.endsWith('\r\n\r\nDear Ms Lee\r\n\r\nYes.\r\n')).toBe(true);
  });

  test('a letter on paper has no thread, and says what it answers', () => {
    const mail = draftEmail(
      { ...answer, result: { ...result, channel: 'letter', reference: '' } },
      { letter: 'Dear Minister\n\nPlease keep them open.\n\nYours\nAnn', ids: undefined },
    );
    expect(mail).toContain('Subject: Re: your letter\r\n');
    expect(mail).not.toMatch(/^(?:To|In-Reply-To|References):/m);
  });

  test('nothing that a letter says starts a header', () => {
    const evil = {
      ...result,
      reference: 'A1\r\nBcc: spy@x.example',
      correspondent: { addressee: 'Ann\r\nBcc: spy@x.example' },
    } as DrafterResult;
    const mail = draftEmail({ ...answer, result: evil }, { letter: letter.replace('Post', 'Post\u2028Bcc: spy@x.example '), ids });
    expect(mail).not.toMatch(/^Bcc:/m);
  });

  test('what came marked goes on marked, as e-mail and as text', () => {
    expect(draftEmail(marked, { letter, ids })).toContain('\r\n\r\nOFFICIAL-SENSITIVE\r\n\r\nDear Ms Lee');
    expect(draftText(marked)).toBe('OFFICIAL-SENSITIVE\n\nMs Ann Lee\n\nDear Ms Lee\n\nYes.\n');
    expect(draftText({ ...answer, result: { ...result, correspondent: { ...result.correspondent, addressee: '' } } })).toBe(
      'Dear Ms Lee\n\nYes.\n',
    );
  });

  test('ids are read of e-mail files alone', async () => {
    const [mail, text] = [join(folder, 'in.EML'), join(folder, 'in.txt')];
    for (const file of [mail, text]) writeFileSync(file, 'Message-ID: <2@lee.example>\n\nHello');
    expect(await mailIds(mail)).toEqual({ messageId: '<2@lee.example>', references: [] });
    expect(await mailIds(text)).toBeUndefined();
    await expect(mailIds(join(folder, 'none.eml'))).rejects.toMatchObject({ code: 'not-found' });
  });
});
