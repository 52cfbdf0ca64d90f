import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { readMessageIds } from '../read-message-ids.ts';
import { type EmailDraft, isAddress, writeEmailDraft } from './write-email-draft.ts';

const draft: EmailDraft = {
  to: { name: 'Ms Siân "Jo" Osei', address: 'sian@example.org' },
  subject: 'Re: Café licence (your reference AB/12)',
  answers: { messageId: '<2@example.org>', references: ['<1@example.org>'] },
  created: new Date('2026-11-27T10:00:00Z'),
  text: 'Dear Ms Osei\n\nThe grant is “open” = yes.\n\n.\nFrom here on £5.\n\nYours sincerely',
};
const headersOf = (written: string) => written.slice(0, written.indexOf('\r\n\r\n'));
const allowed = [
  'x-unsent',
  'date',
  'to',
  'subject',
  'in-reply-to',
  'references',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
];

describe('an e-mail draft', () => {
  test('is read as it was meant: unsent, to whom, about what, in its thread, word for word', async () => {
    const read = await PostalMime.parse(writeEmailDraft(draft));
    expect(read).toMatchObject({
      to: [{ name: 'Ms Siân Jo Osei'.replace('Jo', '"Jo"'), address: 'sian@example.org' }],
      subject: draft.subject,
      inReplyTo: '<2@example.org>',
      date: '2026-11-27T10:00:00.000Z',
    });
    expect(read.references?.split(/\s+/)).toEqual(['<1@example.org>', '<2@example.org>']);
    expect(read.headers.find(({ key }) => key === 'x-unsent')?.value).toBe('1');
    expect(read.text?.trimEnd()).toBe(draft.text);
  });

  test('has ASCII lines of at most 76 characters, ended as e-mail ends them', () => {
    const written = writeEmailDraft({ ...draft, subject: 'Re: £ '.repeat(40), text: `${'word '.repeat(60)}\n${'é'.repeat(200)} ` });
    expect(written).toMatch(/^[\r\n -~]*$/);
    for (const line of written.split('\r\n')) {
      expect(line.length).toBeLessThanOrEqual(76);
      expect(line).not.toContain('\n');
    }
  });

  test.each([
    ['a line end in the subject', { subject: 'Re: x\r\nBcc: spy@example.org' }],
    ['a bare return in the subject', { subject: 'Re: x\rBcc: spy@example.org' }],
    ['a line separator in the subject', { subject: 'Re: x\u2028Bcc: spy@example.org\u0085Cc: a@b.example' }],
    ['an empty line in the name', { to: { name: 'Ann\r\n\r\nBcc: spy@example.org', address: 'ann@lee.example' } }],
    ['a second address in the name', { to: { name: 'Ann" <spy@example.org>, "', address: 'ann@lee.example' } }],
    ['a line end in the address', { to: { name: 'Ann', address: 'ann@lee.example\r\nBcc: spy@example.org' } }],
    ['two addresses', { to: { name: 'Ann', address: 'ann@lee.example, spy@example.org' } }],
    ['a line end in an id', { answers: { messageId: '<a@b>\r\nBcc: spy@example.org', references: [] } }],
    ['a line end in a reference', { answers: { messageId: '<a@b>', references: ['<c@d>\r\nBcc: spy@example.org'] } }],
    ['an encoded word in the subject', { subject: '=?utf-8?Q?x=0D=0ABcc:_spy@example.org?=' }],
  ] satisfies readonly (readonly [string, Partial<EmailDraft>])[])('%s starts no header and reaches nobody', async (_, part) => {
    const written = writeEmailDraft({ ...draft, ...part });
    const read = await PostalMime.parse(written);
    expect(read.headers.map(({ key }) => key).filter((key) => !allowed.includes(key))).toEqual([]);
    expect([read.bcc, read.cc]).toEqual([undefined, undefined]);
    expect((read.to ?? []).map(({ address }) => address).filter((address) => address?.includes('spy'))).toEqual([]);
  });

  test('whatever stands in its fields, its headers are its own', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 120 });
    fc.assert(
      fc.property(anything, anything, anything, (subject, name, id) => {
        const written = writeEmailDraft({
          ...draft,
          subject,
          to: { name, address: id },
          answers: { messageId: id, references: [name, id] },
        });
        const names = headersOf(written)
          .split('\r\n')
          .filter((line) => !line.startsWith(' '))
          .map((line) => line.slice(0, line.indexOf(':')).toLowerCase());
        expect(names.filter((one) => !allowed.includes(one))).toEqual([]);
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });

  test('whatever stands in its text is read back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: fc.constantFrom('a', ' ', '=', '.', 'é', '£', '😀', 'F', '\t'), maxLength: 90 })),
        async (lines) => {
          const text = ['Dear', ...lines, 'Yours'].join('\n');
          const read = await PostalMime.parse(writeEmailDraft({ ...draft, text }));
          expect(read.text?.replaceAll('\r', '').trimEnd()).toBe(text);
        },
      ),
    );
  });

  test('without an address or a thread these are left to the person', () => {
    const written = writeEmailDraft({ subject: 'Re: your letter', created: draft.created, text: 'Dear Sir' });
    expect(headersOf(written)).not.toMatch(/^(?:To|In-Reply-To|References|From):/m);
  });

  test.each([
    ['ann@lee.example', true],
    ["o'brien.x+y@mail.gov.uk", true],
    ['ann@localhost', false],
    ['Ann <ann@lee.example>', false],
    ['ann@lee.example ', false],
    [`${'a'.repeat(250)}@lee.example`, false],
    ['', false],
  ])('%j as an address: %s', (text, is) => {
    expect(isAddress(text)).toBe(is);
  });
});

describe('the ids of an e-mail', () => {
  test('are read from its head alone', async () => {
    const mail =
      'Message-ID: <2@x.example>\r\nReferences: <0@x.example>\r\n <1@x.example>\r\nSubject: x\r\n\r\nMessage-ID: <evil@x.example>\r\n';
    expect(await readMessageIds(Buffer.from(mail))).toEqual({ messageId: '<2@x.example>', references: ['<0@x.example>', '<1@x.example>'] });
    expect(await readMessageIds(Buffer.from('Subject: x\n\nMessage-ID: <evil@x.example>\n'))).toBeUndefined();
    expect(await readMessageIds(new Uint8Array(0))).toBeUndefined();
  });
});
