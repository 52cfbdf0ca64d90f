import { AssayError } from '@assay/core';
import type { OcrCommand } from '@assay/documents';
import { z } from 'zod';

const written = z.tuple([z.string().min(1)], z.string());

/** The command that reads scanned PDFs, from the environment: a program's path, or a JSON list of the program and its arguments. No shell reads it. */
export function ocrCommand({ ASSAY_OCR_COMMAND }: Readonly<Record<string, string | undefined>>): OcrCommand | undefined {
  const given = ASSAY_OCR_COMMAND?.trim() ?? '';
  if (given === '') return undefined;
  if (!given.startsWith('[')) return [given];
  const parsed = written.safeParse(readJson(given));
  if (!parsed.success)
    throw new AssayError(
      'bad-usage',
      'ASSAY_OCR_COMMAND is neither a path nor a list. Give a program, or JSON such as ["ocr", "--language", "eng", "{file}"].',
    );
  return parsed.data;
}

// --- Internal ---

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
