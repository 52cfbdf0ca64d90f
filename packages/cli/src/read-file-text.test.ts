import { writeWord } from '@assay/documents';
import { expect, test } from 'vitest';
import { readFileText } from './read-file-text.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

test('a Word letter is its words', async () => {
  const blocks = ['Dear Minister', 'When will the badgers be counted?'].map((text) => ({ kind: 'paragraph', text }) as const);
  const bytes = await writeWord({ title: 'A letter', isTitleHidden: true, language: 'en-GB', created: new Date('2026-03-01'), blocks });
  const text = 'Dear Minister\n\nWhen will the badgers be counted?';
  expect(await readFileText({ name: 'letter.docx', bytes })).toEqual({ status: 'read', text, notices: [] });
});

test.each([
  ['a picture', 'scan.png', '\u0089PNG', 'unsupported-type'],
  ['a PDF that is broken', 'letter.pdf', '%PDF-1.7 and no more', 'document-unreadable'],
  ['an empty file', 'letter.docx', '', 'document-unreadable'],
])('%s is refused in words that name it', async (_, name, text, code) => {
  const bytes = name.endsWith('.png') ? Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]) : bytesOf(text);
  expect(await readFileText({ name, bytes })).toMatchObject({ status: 'refused', code, message: expect.stringContaining(name) });
});

test('a marking that readers of a file do not see stands above its words', async () => {
  const bytes = bytesOf(
    '<html><body><main><h1>Convoys</h1><p>They leave on Tuesday.</p><p style="display:none">SECRET</p></main></body></html>',
  );
  expect(await readFileText({ name: 'page.html', bytes })).toMatchObject({ text: expect.stringMatching(/^SECRET\n\nConvoys/) });
});
