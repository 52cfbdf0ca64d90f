import { expect, test } from 'vitest';
import { blockTexts } from '../testing/block-texts.ts';
import { zipTexts } from '../testing/zip-texts.ts';
import { parseSpreadsheet } from './parse-spreadsheet.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const workbook = (rows: string, more: Readonly<Record<string, string>> = {}) =>
  zipTexts({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relationship}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relationship}"><sheets><sheet name="Grants" sheetId="1" r:id="s1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s1" Type="${relationship}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><dimension ref="A1:C2"/><sheetData>${rows}</sheetData></worksheet>`,
    ...more,
  });

const words = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

test('a workbook is read sheet by sheet: dates as dates, formulas as the value that was saved', async () => {
  const rows = `<row r="1">${words('A1', 'Region')}${words('B1', 'Paid')}${words('C1', 'Opened')}</row><row r="2">${words('A2', 'East')}<c r="B2"><f>2*2250</f><v>4500</v></c><c r="C2" s="1"><v>46143</v></c></row>`;
  const parsed = await parseSpreadsheet(workbook(rows));
  if (parsed.status === 'unreadable') throw new Error(parsed.why);
  expect(blockTexts(parsed)).toEqual([
    ['h2', 'Grants'],
    ['table-row', 'Region | Paid | Opened'],
    ['table-row', 'East | 4500 | 2026-05-01'],
  ]);
});

test('a workbook without cells has no text', async () => {
  expect(await parseSpreadsheet(workbook(''))).toMatchObject({ text: '' });
});

test.each([
  ['without its sheets', zipTexts({ 'xl/other.xml': '<a/>' }), /is an Excel file that is damaged/],
  ['that declares entities', workbook('', { 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>' }), /unpacks to far more/],
])('a workbook %s is refused', async (_, bytes, why) => {
  expect(await parseSpreadsheet(bytes)).toMatchObject({ status: 'unreadable', why: expect.stringMatching(why) });
});
