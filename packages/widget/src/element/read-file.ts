import { readProblem } from './problem.ts';
import { type FileText, mostCharacters, readTextFile } from './read-text-file.ts';
import type { ClientParts } from './run-client.ts';

/** A chosen file as text, with what should be known of how it was read; or why it is none, in words of the server where it read it. */
export type ReadFile =
  | { readonly status: 'read'; readonly text: string; readonly notices: readonly string[] }
  | { readonly status: Exclude<FileText['status'], 'read' | 'not-text'> | 'unreachable' }
  | { readonly status: 'refused'; readonly message: string };

/** As much as the server reads. */
const mostBytes = 20_000_000;

/** What is text as it stands, or is read here: it stays in the browser until the form is sent. */
const readHere = /\.(?:txt|text|md|markdown|eml)$/i;

/** The formats a file may have, as a file choice names them. */
export const fileFormats = '.pdf,.docx,.odt,.rtf,.eml,.txt,.md,.markdown,.html,.htm,.xlsx,.ods,.csv,.vtt,.srt';

/** Reads a file the person chose: here where it is text, else on the server, which keeps nothing of it. */
export async function readFile(file: File, fetch: ClientParts['fetch']): Promise<ReadFile> {
  if (file.size > mostBytes) return { status: 'too-large' };
  if (file.size === 0) return { status: 'empty' };
  const read = (readHere.test(file.name) ? await readAsText(file) : undefined) ?? (await readOnServer(file, fetch));
  if (read.status !== 'read') return read;
  if (read.text.trim() === '') return { status: 'empty' };
  return read.text.length > mostCharacters ? { status: 'too-large' } : read;
}

// --- Internal ---

/** Undefined for what is no text, whatever its name says. */
async function readAsText(file: File): Promise<ReadFile | undefined> {
  const read = await readTextFile(file);
  if (read.status === 'not-text') return undefined;
  return read.status === 'read' ? { ...read, notices: [] } : { status: read.status };
}

async function readOnServer(file: File, fetch: ClientParts['fetch']): Promise<ReadFile> {
  const body = new FormData();
  body.append('file', file);
  try {
    const answer = await fetch('/api/file-texts', { method: 'POST', body });
    if (!answer.ok) {
      const { detail } = await readProblem(answer);
      return detail === '' ? { status: 'unreachable' } : { status: 'refused', message: detail };
    }
    // Our own server writes these, so their shape is trusted.
    const { text, notices } = (await answer.json()) as { readonly text: string; readonly notices: readonly string[] };
    return { status: 'read', text, notices };
  } catch {
    return { status: 'unreachable' };
  }
}
