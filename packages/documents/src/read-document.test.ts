import { storedDocument } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { readDocument } from './read-document.ts';
import { writePdf } from './testing/write-pdf.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const page = '<!doctype html><html lang="en"><title>Well grant</title><main><h1>Well grant</h1><p>It pays £4,500.</p></main></html>';

async function read(name: string, content: string | Uint8Array) {
  const outcome = await readDocument({ name, bytes: typeof content === 'string' ? utf8(content) : content });
  if (outcome.status === 'refused') throw new Error(outcome.message);
  return outcome.documents;
}

async function refusal(name: string, content: string | Uint8Array) {
  const outcome = await readDocument({ name, bytes: typeof content === 'string' ? utf8(content) : content });
  if (outcome.status === 'read') throw new Error(`${name} was read`);
  return outcome;
}

describe('a document that can be read', () => {
  test('is a stored document that everyone may see, in the collection that policy search reads', async () => {
    const [document] = await read('policy/well-grant.html', page);
    expect(storedDocument.parse(document)).toEqual(document);
    expect(document).toMatchObject({ collection: 'policy', title: 'Well grant', audience: ['everyone'], origin: 'policy/well-grant.html' });
    expect(document?.id).toMatch(/^policy--well-grant\.html-[0-9a-f]{8}$/);
    expect(document?.metadata.synthetic).toBeUndefined();
  });

  test('the same bytes give the same document, and another text another digest', async () => {
    const [first] = await read('a.html', page);
    const [second] = await read('a.html', page);
    const [changed] = await read('a.html', page.replace('4,500', '4,600'));
    expect(second).toEqual(first);
    expect(changed?.id).toBe(first?.id);
    expect(changed?.digest).not.toBe(first?.digest);
  });

  test('a text without a title of its own has its file’s name', async () => {
    const [document] = await read('letters/Note to file.txt', 'we met on 4 May 2026 and agreed to close the bridge.');
    expect(document?.title).toBe('Note to file');
  });

  test('files of every format are read, also at the same time', async () => {
    const documents = await Promise.all([
      read('a.html', page),
      read('b.txt', 'Hello there.'),
      read('c.md', '# Title\n\nWords.'),
      read('d.eml', 'Subject: Bus\nFrom: a@example.org\n\nDear Minister\n'),
      read('e', 'Words without an extension.'),
      read('f.htm', '<p>Only a fragment'),
      read('g.pdf', writePdf([[{ text: 'Printed words.' }]])),
      read('h.rtf', '{\\rtf1 Rich words.}'),
      read('i.csv', 'Region,Grants\nEast,4\n'),
      read('j.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\nSpoken words.\n'),
      read('k.json', '{"title": "Wells", "details": {"body": "<p>Words.</p>"}}'),
    ]);
    expect(documents.flat().map(({ title }) => title)).toEqual(['Well grant', 'b', 'Title', 'Bus', 'e', 'f', 'g', 'h', 'i', 'j', 'Wells']);
  });
});

describe('a file that cannot be read is refused in words', () => {
  const megabytes = (count: number) => new Uint8Array(count * 1024 * 1024).fill(97);
  const noise = Uint8Array.from({ length: 4_096 }, (_, index) => (index * 197 + (index >> 3) * 31) % 256);
  const nested = Array.from({ length: 400 }, (_, index) => `Content-Type: multipart/mixed; boundary=b${index}\n\n--b${index}\n`).join('');
  const cases: readonly (readonly [rule: string, name: string, content: string | Uint8Array, code: string, words: RegExp])[] = [
    ['empty', 'a.txt', '', 'document-unreadable', /^a\.txt is empty\./],
    ['white space', 'a.txt', ' \n\t\u00a0\n', 'document-unreadable', /holds only white space/],
    ['a mark of UTF-8 and nothing more', 'a.txt', Uint8Array.of(0xef, 0xbb, 0xbf), 'document-unreadable', /holds only white space/],
    ['over 20 MB', 'a.txt', megabytes(21), 'too-large', /has 21 MB; at most 20 MB are read\. Split/],
    ['binary', 'a.txt', noise, 'unsupported-type', /not text: it holds binary data/],
    ['binary that calls itself HTML', 'a.html', noise, 'unsupported-type', /not text: it holds binary data/],
    [
      'a PDF that is cut short',
      'a.pdf',
      '%PDF-1.7\n1 0 obj',
      'document-unreadable',
      /is a PDF that is damaged or not complete\. Get it again/,
    ],
    ['a PDF that calls itself text', 'a.txt', '%PDF-1.7\n1 0 obj', 'document-unreadable', /is a PDF that is damaged/],
    ['text that calls itself a PDF', 'a.pdf', 'Words.', 'document-unreadable', /ends in \.pdf, but its content is not of that kind/],
    ['a Word file that is cut short', 'a.docx', 'PK\x03\x04[Content_Types].xml word/document.xml', 'document-unreadable', /is damaged/],
    ['a presentation', 'a.pptx', 'PK\x03\x04 ppt/presentation.xml', 'unsupported-type', /is a presentation.*Supported: PDF, Word/],
    ['another kind of text', 'a.ics', 'BEGIN:VCALENDAR', 'unsupported-type', /is a \.ics file.*Supported: PDF, Word/],
    ['other JSON', 'a.json', '{"a": 1}', 'unsupported-type', /no GOV\.UK content item/],
    ['captions without words', 'a.vtt', 'WEBVTT\n\n', 'document-unreadable', /no captions that can be read/],
    ['rich text without words', 'a.rtf', '{\\rtf1\\ansi {\\fonttbl{\\f0 Arial;}}}', 'document-unreadable', /no text that can be read/],
    ['HTML without words', 'a.html', '<html><script>let a = 1</script><nav>Menu</nav>', 'document-unreadable', /no text that can be read/],
    ['an e-mail without text', 'a.eml', 'Subject: Hello\nFrom: a@example.org\n\n', 'document-unreadable', /no text that can be read/],
    ['an e-mail of noise', 'a.eml', noise, 'unsupported-type', /not text: it holds binary data/],
    ['an e-mail that nests without end', 'a.eml', nested, 'document-unreadable', /could not be read: its content broke the reader/],
    ['a bad line', 'lines.jsonl', '{"id": 1\n', 'document-unreadable', /^lines\.jsonl, line 1 is not JSON/],
  ];

  test.each(cases)('%s', async (_, name, content, code, words) => {
    const outcome = await refusal(name, content);
    expect(outcome.code).toBe(code);
    expect(outcome.message).toMatch(words);
  });

  test('a refusal names the file as it was given, and nothing that it holds', async () => {
    const { message } = await refusal('in/box/a.eml', 'Subject: Jane Osei\nFrom: jane@example.org\n\n');
    expect(message).toMatch(/^in\/box\/a\.eml holds/);
    expect(message).not.toMatch(/Jane|jane/);
  });

  test('one refused file does not stop the next', async () => {
    await refusal('a.html', noise);
    expect(await read('b.txt', 'Words.')).toHaveLength(1);
  });
});
