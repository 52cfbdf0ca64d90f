import { describe, expect, test } from 'vitest';
import { parseEmail } from './parse-email.ts';
import { blockTexts } from './testing/block-texts.ts';

const parse = (lines: readonly string[], encoding: BufferEncoding = 'utf8') => parseEmail(Buffer.from(lines.join('\r\n'), encoding));

const head = [
  'From: =?utf-8?Q?Si=C3=A2n_Osei?= <sian@example.org>',
  'To: "The Minister" <minister@example.gov.uk>, office@example.gov.uk',
  'Subject: =?iso-8859-1?Q?Caf=E9?= licence',
  'Date: Fri, 16 Jan 2026 23:30:00 -0500',
  'MIME-Version: 1.0',
];

describe('an e-mail', () => {
  test('reads like a letter: subject, from, to, date, then the message', async () => {
    const parsed = await parse([...head, '', 'Dear Minister', '', 'When does the grant open?', '', 'Yours sincerely', 'Siân Osei', '']);
    expect(parsed.title).toBe('Café licence');
    expect(parsed.text).toBe(
      'Subject: Café licence\nFrom: Siân Osei <sian@example.org>\nTo: The Minister <minister@example.gov.uk>, office@example.gov.uk\n' +
        'Date: 16 January 2026\n\nDear Minister\n\nWhen does the grant open?\n\nYours sincerely\nSiân Osei',
    );
    expect(parsed.metadata).toEqual({ type: 'e-mail', published: '2026-01-16' });
    expect(blockTexts(parsed).slice(4, 6)).toEqual([
      ['paragraph', 'Dear Minister'],
      ['paragraph', 'When does the grant open?'],
    ]);
  });

  test('one in HTML only is put in words; nothing in it is run or fetched', async () => {
    const html =
      '<div>Dear Minister<br><br>We need <b>two</b> things:<ul><li>a bus<li>a stop</ul><img src="https://example.org/p.gif"></div>';
    const { text } = await parse([...head, 'Content-Type: text/html; charset=utf-8', '', html]);
    expect(text.split('\n\n').slice(1)).toEqual(['Dear Minister', 'We need two things:', '- a bus', '- a stop']);
  });

  const alternative = (plain: string, html: string) =>
    parse([
      ...head,
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      plain,
      '--b',
      'Content-Type: text/html',
      '',
      html,
      '--b--',
    ]);

  test('of two versions the plain one is read, unless it only points at the other', async () => {
    expect((await alternative('Please reply.', '<p>Please reply.</p>')).text).toMatch(/\n\nPlease reply\.$/);
    const long = 'We have asked about the bus three times and had no answer. '.repeat(5).trim();
    expect((await alternative('Open in a browser.', `<p>${long}</p>`)).text.endsWith(`\n\n${long}`)).toBe(true);
  });

  test('its attachments come beside it, named without a path', async () => {
    const parsed = await parse([
      ...head,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'See attached.',
      '--b',
      'Content-Type: application/pdf; name=plan.pdf',
      'Content-Disposition: attachment; filename="../../plan.pdf"',
      '',
      'JVBERi0',
      '--b--',
    ]);
    expect(parsed.text).toMatch(/\n\nSee attached\.$/);
    expect(parsed.attachments.map(({ name }) => name)).toEqual(['plan.pdf']);
  });

  const charsets: readonly (readonly [rule: string, type: string])[] = [
    ['in the character set it declares', 'Content-Type: text/plain; charset=iso-8859-1'],
    ['in windows-1252 where it declares none', 'Content-Type: text/plain'],
    ['in windows-1252 where it wrongly declares UTF-8', 'Content-Type: text/plain; charset=utf-8'],
  ];

  test.each(charsets)('is decoded %s', async (_, type) => {
    const parsed = await parse(
      ['Subject: Bus', 'MIME-Version: 1.0', 'Content-Transfer-Encoding: 8bit', type, '', 'Caf\xe9 \xa320'],
      'latin1',
    );
    expect(parsed.text).toBe('Subject: Bus\n\nCafé £20');
  });

  test('one without text has none, and says what was attached', async () => {
    expect(await parse([...head, '', ' ', ''])).toMatchObject({ text: '', blocks: [] });
  });

  test('one that is cut short gives what came', async () => {
    const cut = [...head, 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain', '', 'The bus is la'];
    expect((await parse(cut)).text).toMatch(/\n\nThe bus is la$/);
  });

  test('one without headers is its text', async () => {
    expect((await parse(['', 'Only words.'])).text).toBe('Only words.');
  });
});
