import { stat } from 'node:fs/promises';
import { AssayError, messageOf, type Verdict } from '@assay/core';
import { readTextFile } from '../read-text-file.ts';
import type { Preview } from './open-preview.ts';

/** What a scan found in a file: how often each rule found each kind, and never a value. */
export interface ScannedFile {
  readonly file: string;
  readonly status: 'clean' | 'flagged' | 'rewritten' | 'redacted' | 'blocked' | 'unreadable';
  readonly reason?: string;
  readonly findings: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const largestFile = 20 * 1024 * 1024;

const statuses = { allow: 'clean', flag: 'flagged', rewrite: 'rewritten', redact: 'redacted', block: 'blocked' } as const;

/** Scans one file; one that cannot be read is said to be, with the reason. */
export async function scanFile(file: string, preview: Preview): Promise<ScannedFile> {
  try {
    const { size } = await stat(file);
    if (size > largestFile) throw new AssayError('too-large', `it has more than ${largestFile / 1024 / 1024} MB`);
    const verdict = await preview.check(await readTextFile(file));
    return { file, status: statuses[verdict.action], findings: countFindings(verdict) };
  } catch (error) {
    return { file, status: 'unreadable', reason: messageOf(error), findings: {} };
  }
}

// --- Internal ---

function countFindings({ findings }: Verdict): ScannedFile['findings'] {
  const counts: Record<string, Record<string, number>> = {};
  for (const { rule, kind } of findings) {
    const row = counts[rule] ?? {};
    counts[rule] = { ...row, [kind]: (row[kind] ?? 0) + 1 };
  }
  return counts;
}
