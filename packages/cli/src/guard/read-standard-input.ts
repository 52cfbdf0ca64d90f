import { AssayError, messageOf } from '@assay/core';

/** Standard input is read up to this, like a file. */
const mostBytes = 20 * 1024 * 1024;

/** The plain text on standard input, just as it stands; what is no text is an error in words. */
export async function readStandardInput(usage: string): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of process.stdin) {
    const bytes = Buffer.from(piece);
    pieces.push(bytes);
    size += bytes.length;
    if (size > mostBytes) throw new AssayError('too-large', 'Standard input holds more than 20 MB. Give it in parts.');
  }
  const text = decode(Buffer.concat(pieces));
  if (text.trim() === '') throw new AssayError('invalid-input', `Standard input holds no text.\nUsage: ${usage}`);
  return text;
}

// --- Internal ---

function decode(bytes: Buffer): string {
  const advice = 'Save it as a file and name that: files are read in more formats.';
  if (bytes.includes(0)) throw new AssayError('unsupported-type', `Standard input is not text: it holds binary data. ${advice}`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new AssayError('unsupported-type', `Standard input is not text in UTF-8 (${messageOf(error)}). ${advice}`, { cause: error });
  }
}
