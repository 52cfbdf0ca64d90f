import { expect, test } from 'vitest';
import { ocrCommand } from './ocr-command.ts';

test.each([
  [undefined, undefined],
  [' ', undefined],
  ['/opt/ocr tools/read', ['/opt/ocr tools/read']],
  ['["ocr", "--in", "{file}"]', ['ocr', '--in', '{file}']],
])('%s is the command %j', (ASSAY_OCR_COMMAND, command) => {
  expect(ocrCommand({ ASSAY_OCR_COMMAND })).toEqual(command);
});

test.each(['[]', '[""]', '[1]', '["ocr"'])('%s is refused with an example', (ASSAY_OCR_COMMAND) => {
  expect(() => ocrCommand({ ASSAY_OCR_COMMAND })).toThrow(/neither a path nor a list/);
});
