import { readEmail } from './read-email.ts';

/** A file as text, or why it is none. */
export type FileText = { readonly status: 'read'; readonly text: string } | { readonly status: 'empty' | 'not-text' | 'too-large' };

/** The server takes bodies of 2.5 MB; JSON adds to a text, so less of it fits. */
export const mostCharacters = 2_000_000;

/** Reads a file the person chose. It stays in the browser until the form is sent. */
export async function readTextFile(file: Blob & { readonly name: string }): Promise<FileText> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = file.name.toLowerCase().endsWith('.eml') ? readEmail(bytes) : decodeText(bytes);
  if (text === undefined) return { status: 'not-text' };
  if (text.trim() === '') return { status: 'empty' };
  return text.length > mostCharacters ? { status: 'too-large' } : { status: 'read', text };
}

/** Bytes as text: UTF-8 or UTF-16 by their mark, else UTF-8, else the old Windows set; undefined for what is no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) return undefined;
  const start = String.fromCharCode(...bytes.subarray(0, 5));
  if (start === '%PDF-' || start.startsWith('{\\rtf')) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
