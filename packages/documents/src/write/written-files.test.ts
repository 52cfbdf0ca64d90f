import type { AssayError } from '@assay/core';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { parseFile } from '../parse-file.ts';
import { readDocument } from '../read-document.ts';
import { blockTexts } from '../testing/block-texts.ts';
import { plainText } from './plain-text.ts';
import { writeOpenDocument } from './write-open-document.ts';
import { writeWord } from './write-word.ts';
import type { WrittenBlock, WrittenDocument } from './written-document.ts';

const formats = [
  ['OpenDocument', 'reply.odt', writeOpenDocument, 'content.xml', 'styles.xml', 'fo:language="en" fo:country="GB"', 'meta.xml'],
  ['Word', 'reply.docx', writeWord, 'word/document.xml', 'word/styles.xml', '<w:lang w:val="en-GB"/>', 'docProps/core.xml'],
] as const;

const created = new Date('2027-03-04T23:30:00Z');

const documentOf = (blocks: readonly WrittenBlock[], more: Partial<WrittenDocument> = {}): WrittenDocument => ({
  title: 'Grants for wells',
  language: 'en-GB',
  created,
  blocks,
  ...more,
});

const everything = documentOf(
  [
    { kind: 'heading', level: 1, text: 'Who can apply' },
    { kind: 'paragraph', text: 'Anyone on Orsay & its islets <all of them>.\n\nOthers cannot.' },
    { kind: 'list', isOrdered: true, items: ['a bill', 'a plan'] },
    { kind: 'heading', level: 3, text: 'What it pays' },
    { kind: 'list', isOrdered: false, items: ['a pump', 'a tap'] },
    { kind: 'table', header: ['Place', 'Pounds'], rows: [['East', '4,500'], ['West']] },
    { kind: 'quotation', text: 'It pays £4,500.', source: 'Wells guide, "Payment"' },
    { kind: 'list', isOrdered: true, items: ['ring us'] },
  ],
  { author: 'Ann <Field>', marking: 'OFFICIAL-SENSITIVE' },
);

async function partsOf(bytes: Uint8Array): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

/** The words of a part without white space, and how often each element of structure stands in it. */
function readPart(xml: string): { readonly words: string; readonly structure: Readonly<Record<string, number>> } {
  const parser = new SaxesParser({ xmlns: true });
  const structure: Record<string, number> = {};
  let words = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    if (!silentElements.has(name)) structure[name] = (structure[name] ?? 0) + 1;
  });
  parser.on('text', (text) => {
    words += text.replace(/\s/g, '');
  });
  parser.write(xml).close();
  return { words, structure };
}

/** What white space and blank lines in a text become. */
const silentElements = new Set(
  'text:p text:s text:tab text:line-break w:p w:pPr w:pStyle w:ind w:r w:rPr w:t w:tab w:br w:b w:bCs w:jc'.split(' '),
);

describe.each(formats)('a written %s file', (_, name, write, contentPart, stylesPart, language, metadataPart) => {
  test('is read back with its title, headings, lists, tables and words in order', async () => {
    const outcome = await readDocument({ name, bytes: await write(everything) });
    if (outcome.status === 'refused') throw new Error(outcome.message);
    const [document] = outcome.documents;
    if (document === undefined) throw new Error('There is no document.');
    expect(document.title).toBe('Grants for wells');
    expect(blockTexts(document)).toEqual([
      ['paragraph', 'OFFICIAL-SENSITIVE'],
      ['h1', 'Grants for wells'],
      ['h1', 'Who can apply'],
      ['paragraph', 'Anyone on Orsay & its islets <all of them>.'],
      ['paragraph', 'Others cannot.'],
      ['list-item', 'a bill'],
      ['list-item', 'a plan'],
      ['h3', 'What it pays'],
      ['list-item', 'a pump'],
      ['list-item', 'a tap'],
      ['table-row', 'Place | Pounds'],
      ['table-row', 'East | 4,500'],
      ['table-row', 'West'],
      ['paragraph', 'It pays £4,500.'],
      ['paragraph', 'Wells guide, "Payment"'],
      ['list-item', 'ring us'],
      ['paragraph', 'OFFICIAL-SENSITIVE'],
    ]);
    expect(document.text).toContain('1. a bill\n\n2. a plan');
    expect(document.text).toContain('- a pump\n\n- a tap');
    expect(document.text).toContain('1. ring us');
    expect(outcome.hidden).toBeUndefined();
  });

  test('says its language, title, author and time', async () => {
    const parts = await partsOf(await write(everything));
    expect(parts[stylesPart]).toContain(language);
    expect(parts[metadataPart]).toContain('<dc:title>Grants for wells</dc:title>');
    expect(parts[metadataPart]).toContain('<dc:creator>Ann &lt;Field&gt;</dc:creator>');
    expect(parts[metadataPart]).toContain('<dc:language>en-GB</dc:language>');
    expect(parts[metadataPart]).toContain('2027-03-04T23:30:00.000Z');
  });

  test('is read again with its title, language, author and date', async () => {
    const outcome = await readDocument({ name, bytes: await write(everything) });
    expect(outcome).toMatchObject({
      documents: [{ title: 'Grants for wells', metadata: { language: 'en-GB', author: 'Ann <Field>', updated: '2027-03-04' } }],
    });
  });

  test('marks the header row of a table as such, and a table without one has none', async () => {
    const header = /<table:table-header-rows>|<w:tblHeader\/>/;
    const rows = [['East', '4,500']];
    expect(Object.values(await partsOf(await write(everything))).join('')).toMatch(header);
    expect(Object.values(await partsOf(await write(documentOf([{ kind: 'table', rows }])))).join('')).not.toMatch(header);
  });

  test('is the same, byte for byte, whenever it is written', async () => {
    const first = await write(everything);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(Buffer.from(await write(everything)).equals(first)).toBe(true);
  });

  test('whatever a text holds, the file is whole, and no text becomes structure', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({
        unit: fc.constantFrom('<', '>', '&', '"', "'", ']]>', '<!--', '\u0000', '\ud800', '\ufffe', '\r', '\n', '\t', ' ', 'a'),
        maxLength: 20,
      }),
      fc.constantFrom('<w:p/>', '</text:p><text:p>', '<!ENTITY a "b">', '&#0;', '{{x}}', '__proto__'),
    );
    const row = fc.array(hostile, { minLength: 1, maxLength: 3 });
    const blocks = fc.tuple(hostile, hostile, row, row, fc.array(row, { maxLength: 3 }), hostile);
    await fc.assert(
      fc.asyncProperty(blocks, async ([heading, paragraph, items, header, rows, source]) => {
        const written = (text: (words: string) => string) =>
          write({
            ...documentOf([
              { kind: 'heading', level: 2, text: text(heading) },
              { kind: 'list', isOrdered: false, items: items.map(text) },
              { kind: 'table', header: header.map(text), rows: rows.map((cells) => cells.map(text)) },
              { kind: 'quotation', text: text(paragraph), source: `by ${text(source)}` },
            ]),
            title: `A ${text(heading)}`,
            author: `Ann ${text(source)}`,
            marking: `M ${text(source)}`,
          });
        const bytes = await written((words) => words);
        const parts = await partsOf(bytes);
        const harmless = await partsOf(await written(() => 'a'));
        expect(Object.keys(parts)).toEqual(Object.keys(harmless));
        for (const [part, xml] of Object.entries(parts)) {
          if (part === 'mimetype') continue;
          const { words, structure } = readPart(xml);
          expect(structure).toEqual(readPart(harmless[part] ?? '').structure);
          if (part !== contentPart) continue;
          for (const text of [heading, paragraph, ...items, ...header, ...rows.flat(), source])
            expect(words).toContain(plainText(text).replace(/\s/g, ''));
        }
        const outcome = await parseFile({ name, bytes });
        expect(outcome).toMatchObject({ status: 'read' });
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  test.each<[string, Partial<WrittenDocument>, AssayError['code'], string]>([
    ['more than 20,000 blocks', { blocks: Array(20_001).fill({ kind: 'paragraph', text: '' }) }, 'too-large', '20,000 blocks'],
    [
      'more than 10 million characters',
      { blocks: Array(11).fill({ kind: 'paragraph', text: 'a'.repeat(1_000_000) }) },
      'too-large',
      '10,000,000 characters',
    ],
    [
      'more than 100,000 items',
      { blocks: [{ kind: 'list', isOrdered: true, items: Array(100_001).fill('') }] },
      'too-large',
      '100,000 list items',
    ],
    ['a table of 64 columns', { blocks: [{ kind: 'table', rows: [Array(64).fill('')] }] }, 'too-large', '64 columns'],
    ['no title', { title: ' \u0000' }, 'invalid-input', 'no title'],
    ['no known language', { language: '"><x' }, 'invalid-input', 'en-GB or cy'],
    ['no date', { created: new Date(Number.NaN) }, 'invalid-input', 'between 1980 and 2099'],
  ])('with %s is refused in words', async (_what, more, code, words) => {
    await expect(write(documentOf([], more))).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
  });
});

test('two tables in a Word file stay two, and the last is followed by a paragraph', async () => {
  const rows = [['East', '4,500']];
  const { 'word/document.xml': content = '' } = await partsOf(
    await writeWord(
      documentOf([
        { kind: 'table', rows },
        { kind: 'table', rows },
      ]),
    ),
  );
  expect(content.match(/<\/w:tbl><w:p\/>/g)).toHaveLength(2);
});

test('an OpenDocument file begins with its media type, not packed', async () => {
  const bytes = await writeOpenDocument(everything);
  expect(strFromU8(bytes.subarray(30, 38))).toBe('mimetype');
  expect([bytes[8], bytes[9], bytes[28], bytes[29]]).toEqual([0, 0, 0, 0]);
  expect(strFromU8(bytes.subarray(38, 77))).toBe('application/vnd.oasis.opendocument.text');
});

test('an OpenDocument file keeps several spaces, tabs and line ends', async () => {
  const { 'content.xml': content } = await partsOf(await writeOpenDocument(documentOf([{ kind: 'paragraph', text: ' a  b\tc\nd' }])));
  expect(content).toContain('><text:s text:c="1"/>a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d<');
});
