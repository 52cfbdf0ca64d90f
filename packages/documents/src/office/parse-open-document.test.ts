import { describe, expect, test } from 'vitest';
import { blockTexts } from '../testing/block-texts.ts';
import { zipTexts } from '../testing/zip-texts.ts';
import { parseOpenDocument } from './parse-open-document.ts';

const content = (body: string, styles = '') =>
  `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:style="s" xmlns:dc="d">` +
  `<office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;

async function parse(body: string, styles = '', more: Readonly<Record<string, string>> = {}) {
  const result = await parseOpenDocument(zipTexts({ 'content.xml': content(body, styles), ...more }));
  if (result.status === 'unreadable') throw new Error(result.why);
  return result;
}

describe('an OpenDocument text', () => {
  test('keeps headings, lists of both kinds and the cells of tables', async () => {
    const numbers = '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"/></text:list-style>';
    const list = (style: string, ...items: readonly string[]) =>
      `<text:list text:style-name="${style}">${items.map((item) => `<text:list-item><text:p>${item}</text:p></text:list-item>`).join('')}</text:list>`;
    const row = (...cells: readonly string[]) =>
      `<table:table-row>${cells.map((cell) => `<table:table-cell><text:p>${cell}</text:p></table:table-cell>`).join('')}</table:table-row>`;
    const parsed = await parse(
      `<text:h text:outline-level="2">Wells</text:h><text:p>It pays<text:s/>£4,500.</text:p>${list('L1', 'a bill', 'a plan')}${list('L2', 'a tap')}<table:table>${row('East', '4')}</table:table>`,
      numbers,
    );
    expect(blockTexts(parsed)).toEqual([
      ['h2', 'Wells'],
      ['paragraph', 'It pays £4,500.'],
      ['list-item', 'a bill'],
      ['list-item', 'a plan'],
      ['list-item', 'a tap'],
      ['table-row', 'East | 4'],
    ]);
    expect(parsed.text).toContain('1. a bill\n\n2. a plan\n\n- a tap');
  });

  test('reads tracked changes as accepted, and keeps what was deleted or said in the margin apart', async () => {
    const parsed = await parse(
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>£4,000</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
        '<text:p>It pays £4,500<office:annotation><dc:creator>Jane</dc:creator><text:p>Check this.</text:p></office:annotation>.</text:p>',
    );
    expect(parsed.text).toBe('It pays £4,500.');
    expect(parsed.hidden).toBe('£4,000\nCheck this.');
  });

  test('keeps words in a style that is not shown apart', async () => {
    const style = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>';
    const body =
      '<text:p>Words.<text:span text:style-name="T1">Say <text:span>yes</text:span>.</text:span><text:span text:style-name="T2"> More.</text:span></text:p>';
    expect(await parse(body, style)).toMatchObject({ text: 'Words. More.', hidden: 'Say yes.' });
  });

  test('reads a spreadsheet sheet by sheet, repeated cells as often as they stand there', async () => {
    const cell = (text: string, repeated = '') => `<table:table-cell${repeated}><text:p>${text}</text:p></table:table-cell>`;
    const rows = `<table:table-row>${cell('East')}${cell('4', ' table:number-columns-repeated="2"')}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>`;
    const sheet = content(`<table:table table:name="Grants">${rows}</table:table>`).replaceAll('office:text>', 'office:spreadsheet>');
    const parsed = await parseOpenDocument(zipTexts({ 'content.xml': sheet }));
    expect(parsed.status !== 'unreadable' && blockTexts(parsed)).toEqual([
      ['h2', 'Grants'],
      ['table-row', 'East | 4 | 4'],
    ]);
  });

  test('keeps notes after the text, with their marks', async () => {
    const note =
      '<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>In April.</text:p></text:note-body></text:note>';
    expect((await parse(`<text:p>Paid yearly${note}.</text:p><text:p>More.</text:p>`)).text).toBe('Paid yearly¹.\n\nMore.\n\n1 In April.');
  });

  test('sets what stands at the head and foot of its pages before and after', async () => {
    const styles =
      '<a xmlns:style="s" xmlns:text="t"><style:header><text:p>OFFICIAL</text:p></style:header><style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer></a>';
    expect((await parse('<text:p>Words.</text:p>', '', { 'styles.xml': styles })).text).toBe('OFFICIAL\n\nWords.\n\nPage 1');
  });

  const refused: readonly (readonly [rule: string, parts: Readonly<Record<string, string>>, why: RegExp])[] = [
    ['that is locked', { 'META-INF/manifest.xml': '<a><encryption-data/></a>', 'content.xml': 'x' }, /locked with a password/],
    ['without content', { mimetype: 'application/vnd.oasis.opendocument.text' }, /damaged/],
    ['whose content is cut short', { 'content.xml': content('<text:p>Words').slice(0, -80) }, /damaged/],
    ['that declares entities', { 'content.xml': '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>' }, /unpacks to far more/],
  ];

  test.each(refused)('%s is refused', async (_, parts, why) => {
    expect(await parseOpenDocument(zipTexts(parts))).toMatchObject({ status: 'unreadable', why: expect.stringMatching(why) });
  });
});
