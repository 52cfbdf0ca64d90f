import { describe, expect, test } from 'vitest';
import { recogniseFormat } from './recognise-format.ts';
import { zipTexts } from './testing/zip-texts.ts';

const kindOf = (name: string, content: string) => {
  const format = recogniseFormat(name, Buffer.from(content, 'latin1'));
  return format.kind === 'unsupported' ? format.what : format.kind;
};

/** ASCII letters as UTF-16. */
const wide = (text: string) => [...text].map((letter) => `${letter}\0`).join('');

describe('recogniseFormat', () => {
  const cases: readonly (readonly [name: string, content: string, kind: string])[] = [
    ['page.html', '<p>Words', 'html'],
    ['page', '<!DOCTYPE html><p>Words', 'html'],
    ['page.aspx', '\n<!-- saved -->\n<html><p>Words', 'html'],
    ['page', '\xff\xfe<\0h\0t\0m\0l\0>\0', 'html'],
    ['page.xhtml', '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html>', 'html'],
    ['fragment', '<p>Words', 'html'],
    ['notes.txt', 'Words', 'text'],
    ['NOTES.TXT', 'Words', 'text'],
    ['notes', 'Words', 'text'],
    ['Letter to J. Smith', 'Words', 'text'],
    ['minutes of 4.5.2026', 'Words', 'text'],
    ['read-me.md', '# Words', 'markdown'],
    ['read-me.md', '<div align="center">Words</div>', 'markdown'],
    ['letter.eml', 'Subject: Words', 'email'],
    ['letter', 'Received: from a\r\nSubject: Words\r\n\r\nText', 'email'],
    ['letter.txt', 'From: a@example.org\nMIME-Version: 1.0\n\nText', 'email'],
    ['letter.txt', 'From: Jane Osei\nTo: The Minister\n\nText', 'text'],
    ['letter.txt', 'Dear Minister\n\nReceived: nothing', 'text'],
    ['lines.jsonl', '{}', 'lines'],
    ['a.pdf', '%PDF-1.4', 'pdf'],
    ['a.html', '%PDF-1.4', 'pdf'],
    ['a.pdf', '\n junk before %PDF-1.4', 'pdf'],
    ['a.txt', 'Subject: how to find %PDF-1.4', 'text'],
    ['a.pdf', 'not really', 'misnamed'],
    ['a.odt', 'This is no archive.', 'misnamed'],
    ['a.docx', 'PK\x03\x04..word/document.xml', 'word'],
    ['a.xlsx', 'PK\x03\x04..xl/workbook.xml', 'spreadsheet'],
    ['a.xlsb', 'PK\x03\x04..xl/workbook.bin', 'a binary Excel file (.xlsb)'],
    ['a.pptx', 'PK\x03\x04..ppt/presentation.xml', 'a presentation'],
    ['a.odt', 'PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.text', 'open-document'],
    ['a.odp', 'PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.presentation', 'a presentation'],
    ['a.zip', 'PK\x03\x04..a.txt', 'a compressed file'],
    ['a.doc', '\xd0\xcf\x11\xe0\xa1\xb1', 'an older Office or Outlook file'],
    ['a.doc', `\xd0\xcf\x11\xe0..${wide('WordDocument')}`, 'an older Word file (.doc)'],
    ['a.docx', `\xd0\xcf\x11\xe0..${wide('EncryptedPackage')}`, 'locked with a password'],
    ['a.txt', `\xd0\xcf\x11\xe0..${wide('__substg1.0_0037001F')}`, 'an Outlook message (.msg)'],
    ['a.rtf', '{\\rtf1\\ansi', 'rich-text'],
    ['a.png', '\x89PNG\r\n', 'a picture'],
    ['a.xml', '<?xml version="1.0"?><feed/>', 'an XML file'],
    ['a.json', '{"a": 1}', 'content-item'],
    ['a.csv', 'a,b', 'csv'],
    ['a.vtt', 'WEBVTT', 'captions'],
    ['a.txt', '\xef\xbb\xbfWEBVTT\n\n', 'captions'],
    ['a.txt', 'WEBVTTS are captions', 'text'],
    ['a.ics', 'BEGIN:VCALENDAR', 'a .ics file'],
  ];

  test.each(cases)('%s that begins %j is %s', (name, content, kind) => {
    expect(kindOf(name, content)).toBe(kind);
  });

  test('an archive is told by the names it lists, not by words in it', () => {
    const kind = (parts: Readonly<Record<string, string>>) => recogniseFormat('a', zipTexts(parts)).kind;
    expect(kind({ 'word/document.xml': '' })).toBe('word');
    expect(kind({ 'xl/workbook.xml': '', 'xl/password/a.xml': '' })).toBe('spreadsheet');
    expect(kind({ 'META-INF/manifest.xml': '', 'content.xml': '' })).toBe('open-document');
    expect(kind({ 'password/a.txt': 'word/ xl/' })).toBe('unsupported');
  });
});
