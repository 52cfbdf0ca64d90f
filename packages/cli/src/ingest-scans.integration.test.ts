import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runAssay } from './testing/run-assay.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-scans-'));
const scan = join(folder, 'scan.pdf');
/** One page without words. */
writeFileSync(
  scan,
  '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF',
);

const printing = [process.execPath, '--eval', "process.stdout.write('The Orsay pier opens at noon.')", '--'];

test('a scan is refused where nothing reads it, and the summary says how to change that', async () => {
  const taken = await runAssay(join(folder, 'without'), ['ingest', scan]);
  expect([taken.code, taken.notified]).toEqual([1, expect.stringContaining('holds pictures of pages and no text')]);
  expect(taken.out).toContain('Scanned PDFs are refused; ASSAY_OCR_COMMAND names a program that reads them.');
});

test('a scan is read by the configured command, and the summary says by which and what to heed', async () => {
  const environment = { ASSAY_OCR_COMMAND: JSON.stringify(printing) };
  const taken = await runAssay(join(folder, 'with'), ['ingest', scan], environment);
  expect([taken.code, taken.out]).toEqual([0, expect.stringContaining(`Scanned PDFs are read by ${process.execPath}`)]);
  expect(taken.notified).toContain('1 file: The words of this file were read from pictures of its pages by text recognition.');
  const again = await runAssay(join(folder, 'with'), ['ingest', scan, '--again', '--json'], environment);
  expect(again.json()).toMatchObject({ ingested: 1, ocr: process.execPath, noticed: [{ file: scan }] });
});

test('a command that is written wrongly is bad usage', async () => {
  const taken = await runAssay(join(folder, 'wrong'), ['ingest', scan], { ASSAY_OCR_COMMAND: '["ocr"' });
  expect([taken.code, taken.notified]).toEqual([2, expect.stringContaining('ASSAY_OCR_COMMAND is neither a path nor a list')]);
});
