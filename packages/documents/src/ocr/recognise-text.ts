import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { decodeText } from '../decode-text.ts';
import { type ProgramCall, type ProgramLimits, type ProgramOutcome, runProgram } from './run-program.ts';

/** What a deployment recognises the text of scanned files with: it is given the file's path in place of "{file}", or at the end, and prints the words, a form feed after each page. */
export type OcrCommand = ProgramCall;

export type RecognisedText =
  | { readonly status: 'recognised'; readonly text: string }
  /** `why` goes on from the file's name. */
  | { readonly status: 'failed'; readonly why: string };

/** Recognition takes seconds a page; it runs beside the reader, in a process of its own. */
const allowed: ProgramLimits = { timeLimitMs: 120_000, memoryMb: 2_048, outputMb: 5 };

/** Recognises the words in a scanned PDF with the configured command. */
export async function recogniseText(command: OcrCommand, bytes: Uint8Array, limits = allowed): Promise<RecognisedText> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-ocr-'));
  try {
    const file = join(folder, 'scan.pdf');
    await writeFile(file, bytes, { mode: 0o600 });
    const outcome = await runProgram(callFor(command, file), limits);
    const name = `the text recognition command "${basename(command[0])}"`;
    if (outcome.status === 'failed') return { status: 'failed', why: failureOf(outcome.why, name, limits) };
    const decoded = decodeText(outcome.output, { isMarkup: false });
    if (decoded.status === 'binary') return { status: 'failed', why: `${name} printed something that is not text. Check its settings.` };
    if (decoded.text.trim() === '')
      return { status: 'failed', why: `${name} found no words in it: its pages may be empty or hard to read.` };
    return { status: 'recognised', text: decoded.text };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

// --- Internal ---

function callFor([program, ...rest]: OcrCommand, file: string): ProgramCall {
  return rest.some((part) => part.includes('{file}'))
    ? [program, ...rest.map((part) => part.replaceAll('{file}', file))]
    : [program, ...rest, file];
}

function failureOf(why: Extract<ProgramOutcome, { status: 'failed' }>['why'], name: string, limits: ProgramLimits): string {
  switch (why) {
    case 'missing':
      return `${name} cannot be started. Check that it is installed and may be run.`;
    case 'exit':
      return `${name} failed on it. Try it on the file by hand.`;
    case 'time':
      return `${name} took longer than ${limits.timeLimitMs / 1_000} seconds. Split the file.`;
    case 'memory':
      return `${name} needed more than ${limits.memoryMb} MB of memory. Split the file.`;
    case 'output':
      return `${name} printed more than ${limits.outputMb} MB. Check its settings.`;
  }
}
