import { expect, test } from 'vitest';
import { readEmail } from './read-email.ts';

const read = (lines: readonly string[]) => readEmail(new TextEncoder().encode(lines.join('\r\n')));

test('a plain message gives its fields and its text', () => {
  expect(read(['From: Ann Other <ann@example.org>', 'Subject: Fees', 'X-Mailer: x', '', 'Dear Sir,', '', 'Why £5?'])).toBe(
    'From: Ann Other <ann@example.org>\nSubject: Fees\n\nDear Sir,\n\nWhy £5?',
  );
});

test('quoted-printable is decoded, soft line breaks joined', () => {
  expect(read(['Content-Transfer-Encoding: quoted-printable', '', 'Why =C2=A35 for a very =', 'long line?'])).toBe(
    'Why £5 for a very long line?',
  );
});

test('base64 is decoded', () => {
  expect(read(['Content-Transfer-Encoding: base64', '', 'RGVhciBTaXIs'])).toBe('Dear Sir,');
});

test('of several parts the first plain text is taken, however deep, and never an attachment', () => {
  const text = read([
    'Subject: =?utf-8?Q?Caf=C3=A9_fees?=',
    'Content-Type: multipart/mixed;',
    ' boundary="outer"',
    '',
    'This is a message in parts.',
    '--outer',
    'Content-Type: text/plain',
    'Content-Disposition: attachment; filename=a.txt',
    '',
    'attached',
    '--outer',
    'Content-Type: multipart/alternative; boundary=inner',
    '',
    '--inner',
    'Content-Type: text/html',
    '',
    '<p>Dear Sir</p>',
    '--inner',
    'Content-Type: text/plain; charset=iso-8859-1',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'Why =A35?',
    '--inner--',
    '--outer--',
  ]);
  expect(text).toBe('Subject: Café fees\n\nWhy £5?');
});

test.each([
  ['only HTML', ['Content-Type: text/html', '', '<p>Hello</p>']],
  ['no boundary', ['Content-Type: multipart/mixed', '', 'x']],
  ['nothing before the end', ['Content-Type: multipart/mixed; boundary=a', '', '--a--']],
])('a message with %s has no letter', (_, lines) => {
  expect(read(lines)).toBeUndefined();
});

test('parts within parts end somewhere', () => {
  const nested = Array.from({ length: 50 }, (_, depth) => [`Content-Type: multipart/mixed; boundary=b${depth}`, '', `--b${depth}`]).flat();
  expect(read([...nested, 'Content-Type: text/plain', '', 'deep'])).toBeUndefined();
});
