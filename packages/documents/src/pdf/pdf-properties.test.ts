import { expect, test } from 'vitest';
import { pdfProperties } from './pdf-properties.ts';

test('a PDF tells its author, language and date, and how it is classified', () => {
  expect(
    pdfProperties({
      Title: 'Well\0 grants',
      Author: 'Department for Wells',
      Language: 'en-GB',
      ModDate: "D:20260504100000+01'00'",
      CreationDate: 'D:20250101',
      Keywords: 'wells',
      Custom: { Classification: 'OFFICIAL', 'PTEX.Fullbanner': 'This is pdfTeX' },
    }),
  ).toEqual({
    title: 'Well grants',
    author: 'Department for Wells',
    publisher: '',
    language: 'en-GB',
    changed: '2026-05-04',
    unseen: ['wells', 'Classification: OFFICIAL'],
  });
});

test.each([[undefined], [{}], [{ Author: 4, Custom: 'x', ModDate: 'yesterday' }]])('%j tells nothing', (info) => {
  expect(pdfProperties(info)).toEqual({ title: '', author: '', publisher: '', language: '', changed: '', unseen: [] });
});

test('one that was never changed has the date of its making', () => {
  expect(pdfProperties({ CreationDate: 'D:20250102' }).changed).toBe('2025-01-02');
});
