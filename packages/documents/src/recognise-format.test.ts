import { describe, expect, test } from 'vitest';
import { recogniseFormat } from './recognise-format.ts';

const kindOf = (name: string, content: string) => {
  const format = recogniseFormat(name, Buffer.from(content, 'latin1'));
  return format.kind === 'unsupported' ? format.what : format.kind;
};

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
    ['a.pdf', '%PDF-1.4', 'a PDF file'],
    ['a.html', '%PDF-1.4', 'a PDF file'],
    ['a.pdf', 'not really', 'a .pdf file'],
    ['a.docx', 'PK\x03\x04..word/document.xml', 'a Word file'],
    ['a.xlsx', 'PK\x03\x04..xl/workbook.xml', 'a spreadsheet'],
    ['a.pptx', 'PK\x03\x04..ppt/presentation.xml', 'a presentation'],
    ['a.odt', 'PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.text', 'an OpenDocument file'],
    ['a.zip', 'PK\x03\x04..a.txt', 'a compressed file'],
    ['a.doc', '\xd0\xcf\x11\xe0\xa1\xb1', 'an older Office or Outlook file'],
    ['a.rtf', '{\\rtf1\\ansi', 'a rich text (RTF) file'],
    ['a.png', '\x89PNG\r\n', 'a picture'],
    ['a.xml', '<?xml version="1.0"?><feed/>', 'an XML file'],
    ['a.json', '{"a": 1}', 'a .json file'],
  ];

  test.each(cases)('%s that begins %j is %s', (name, content, kind) => {
    expect(kindOf(name, content)).toBe(kind);
  });
});
