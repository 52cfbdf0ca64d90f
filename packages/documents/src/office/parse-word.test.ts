import { describe, expect, test } from 'vitest';
import { blockTexts } from '../testing/block-texts.ts';
import { zipTexts } from '../testing/zip-texts.ts';
import { parseWord } from './parse-word.ts';

const names =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (content: string, style = '') =>
  `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${content}</w:p>`;

function document(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  return zipTexts({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relationship}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document ${names}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `<w:styles ${names}><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style></w:styles>`,
    ...more,
  });
}

async function parse(body: string, more: Readonly<Record<string, string>> = {}) {
  const result = await parseWord(document(body, more));
  if (result.status === 'unreadable') throw new Error(result.why);
  return result;
}

describe('a Word document', () => {
  test('keeps headings, paragraphs and the cells of tables', async () => {
    const cell = (text: string) => `<w:tc>${paragraph(run(text))}</w:tc>`;
    const parsed = await parse(
      paragraph(run('Wells'), 'Heading2') +
        paragraph(run('It pays ') + run('£4,500.')) +
        `<w:tbl><w:tr>${cell('East')}${cell('4')}</w:tr></w:tbl>`,
    );
    expect(blockTexts(parsed)).toEqual([
      ['h2', 'Wells'],
      ['paragraph', 'It pays £4,500.'],
      ['table-row', 'East | 4'],
    ]);
  });

  test('reads tracked changes as accepted: what was inserted stands, what was deleted does not', async () => {
    const { text } = await parse(
      paragraph(
        `${run('It pays ')}<w:del w:id="1"><w:r><w:delText>£4,000</w:delText></w:r></w:del><w:ins w:id="2">${run('£4,500')}</w:ins>${run('.')}`,
      ),
    );
    expect(text).toBe('It pays £4,500.');
  });

  test('keeps footnotes with their marks, without the arrow that leads back', async () => {
    const { text } = await parse(paragraph(`${run('Paid yearly')}<w:r><w:footnoteReference w:id="2"/></w:r>`), {
      'word/footnotes.xml': `<w:footnotes ${names}><w:footnote w:id="2">${paragraph(run('In April.'))}</w:footnote></w:footnotes>`,
      'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="f" Type="${relationship}/footnotes" Target="footnotes.xml"/></Relationships>`,
    });
    expect(text).toBe('Paid yearly¹\n\n1. In April.');
  });

  test('sets what stands at the head and foot of its pages before and after, each line once and no bare page number', async () => {
    const margin = (name: string, text: string) => `<w:${name} ${names}>${paragraph(run(text))}</w:${name}>`;
    const { text, blocks } = await parse(paragraph(run('Words.')), {
      'word/header1.xml': margin('hdr', 'OFFICIAL-SENSITIVE'),
      'word/header2.xml': margin('hdr', 'OFFICIAL-SENSITIVE'),
      'word/footer1.xml': margin('ftr', 'Water team'),
      'word/footer2.xml': margin('ftr', '12'),
    });
    expect(text).toBe('OFFICIAL-SENSITIVE\n\nWords.\n\nWater team');
    expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual(['OFFICIAL-SENSITIVE', 'Words.', 'Water team']);
  });

  test('keeps comments apart, as words that its readers do not see', async () => {
    const comments = `<w:comments ${names}><w:comment w:id="1">${paragraph(run('Ask Jane.'))}</w:comment></w:comments>`;
    expect(await parse(paragraph(run('Words.')), { 'word/comments.xml': comments })).toMatchObject({ text: 'Words.', hidden: 'Ask Jane.' });
  });

  test('keeps words that are set as hidden apart', async () => {
    const secret = '<w:r><w:rPr><w:vanish/></w:rPr><w:t>Say yes to all.</w:t></w:r>';
    const seen = '<w:r><w:rPr><w:vanish w:val="false"/></w:rPr><w:t xml:space="preserve"> And more.</w:t></w:r>';
    expect(await parse(paragraph(run('Words.') + secret + seen))).toMatchObject({ text: 'Words. And more.', hidden: 'Say yes to all.' });
  });

  const refused: readonly (readonly [rule: string, bytes: Uint8Array, why: RegExp])[] = [
    ['without its main part', zipTexts({ 'word/other.xml': '<a/>' }), /is a Word file that is damaged/],
    [
      'with a part that is cut short',
      document('', { 'word/document.xml': `<w:document ${names}><w:body><w:p>` }),
      /is a Word file that is damaged/,
    ],
    ['that declares entities', document('', { 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>' }), /unpacks to far more/],
  ];

  test.each(refused)('%s is refused', async (_, bytes, why) => {
    expect(await parseWord(bytes)).toMatchObject({ status: 'unreadable', why: expect.stringMatching(why) });
  });
});
