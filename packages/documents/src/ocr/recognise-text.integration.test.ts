import { stat } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readDocument } from '../read-document.ts';
import { writePdf } from '../testing/write-pdf.ts';
import { type OcrCommand, recogniseText } from './recognise-text.ts';

const limits = { timeLimitMs: 10_000, memoryMb: 500, outputMb: 1 };
const scan = writePdf([[], []]);

/** A command that stands for text recognition: the given script, run by Node. */
const fake = (script: string): OcrCommand => [process.execPath, '--eval', script, '--'];
const printing = fake("process.stdout.write('Well grant\\n\\nIt pays \u00a34,500.\\fAsk in May.\\n\\f')");

test('a scanned PDF is read page by page by the configured command, marked as such, with a notice', async () => {
  const outcome = await readDocument({ name: 'scan.pdf', bytes: scan }, { ocr: printing });
  expect(outcome).toMatchObject({
    status: 'read',
    documents: [{ title: 'scan', text: 'Well grant\n\nIt pays £4,500.\n\nAsk in May.', metadata: { readBy: 'ocr' } }],
    notices: [expect.stringMatching(/read from pictures of its pages/)],
  });
  expect(outcome.status === 'read' ? outcome.documents[0]?.blocks.map(({ page }) => page) : []).toEqual([1, 1, 2]);
});

test('a PDF with words of its own is not given to it, and without it a scanned one is refused', async () => {
  const failing = fake('process.exit(1)');
  expect(await readDocument({ name: 'a.pdf', bytes: writePdf([[{ text: 'Words.' }]]) }, { ocr: failing })).toMatchObject({
    status: 'read',
  });
  expect(await readDocument({ name: 'scan.pdf', bytes: scan })).toMatchObject({ status: 'refused', code: 'document-unreadable' });
});

test('the file is given by its path, at the end or where the command asks for it, and is gone afterwards', async () => {
  const script = "const at = process.argv.at(-1); process.stdout.write(at + ' ' + require('node:fs').readFileSync(at).subarray(0, 5))";
  const atEnd = await recogniseText(fake(script), scan, limits);
  expect(atEnd).toMatchObject({ status: 'recognised', text: expect.stringMatching(/scan\.pdf %PDF-$/) });
  const named = await recogniseText(
    [...fake('process.stdout.write(process.argv.at(-2) + process.argv.at(-1))'), '--in={file}', ';x'],
    scan,
    limits,
  );
  expect(named).toMatchObject({ status: 'recognised', text: expect.stringMatching(/^--in=.*scan\.pdf;x$/) });
  const file = atEnd.status === 'recognised' ? atEnd.text.replace(/ %PDF-$/, '') : '';
  await expect(stat(file)).rejects.toThrow('ENOENT');
});

const failures: readonly (readonly [what: string, command: OcrCommand, why: RegExp])[] = [
  ['is not there', ['/nowhere/read-scans'], /"read-scans" cannot be started/],
  ['fails', fake('process.exit(3)'), /failed on it/],
  ['finds nothing', fake("process.stdout.write(' \\n\\f')"), /found no words/],
  ['prints no text', fake('process.stdout.write(Buffer.alloc(4096))'), /printed something that is not text/],
  ['prints too much', fake("process.stdout.write('a'.repeat(3e6))"), /printed more than 1 MB/],
  ['never ends', fake('setInterval(() => {}, 1000)'), /took longer than 2 seconds/],
];

test.each(failures)('a command that %s gives a reason that names it', async (what, command, why) => {
  const timeLimitMs = what === 'never ends' ? 2_000 : limits.timeLimitMs;
  expect(await recogniseText(command, scan, { ...limits, timeLimitMs })).toMatchObject({
    status: 'failed',
    why: expect.stringMatching(why),
  });
});

test.runIf(process.platform === 'linux')('a command that takes too much memory is ended, with what it started', async () => {
  const greedy = 'const held = []; setInterval(() => held.push(Buffer.alloc(20e6, 1)), 20)';
  const command = fake(`require('node:child_process').spawnSync(process.execPath, ['--eval', ${JSON.stringify(greedy)}])`);
  expect(await recogniseText(command, scan, limits)).toMatchObject({ status: 'failed', why: expect.stringMatching(/more than 500 MB/) });
});

test('the command sees no keys of the service', async () => {
  process.env.ASSAY_TEST_KEY = 'secret';
  const outcome = await recogniseText(fake('process.stdout.write(Object.keys(process.env).join())'), scan, limits);
  delete process.env.ASSAY_TEST_KEY;
  expect(outcome).toMatchObject({ status: 'recognised', text: expect.not.stringContaining('ASSAY') });
});

test('a scan that cannot be recognised is refused with the reason', async () => {
  const outcome = await readDocument({ name: 'scan.pdf', bytes: scan }, { ocr: ['/nowhere/read-scans'] });
  expect(outcome).toMatchObject({
    status: 'refused',
    message:
      'scan.pdf was scanned, and the text recognition command "read-scans" cannot be started. Check that it is installed and may be run.',
  });
});
