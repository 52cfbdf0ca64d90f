import { stat } from 'node:fs/promises';
import { AssayError, messageOf } from '@assay/core';
import { readFileParts } from './file-parts.ts';
import { type Judgement, judgeParts } from './judge-parts.ts';
import type { ScanTarget } from './list-targets.ts';
import type { Preview } from './open-preview.ts';

/** What a scan found in a file: how often each rule found each kind, and never a value. */
export interface ScannedFile {
  readonly file: string;
  readonly status: 'clean' | 'flagged' | 'rewritten' | 'redacted' | 'blocked' | 'unreadable';
  readonly reason?: string;
  readonly findings: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What the documents package reads at most: a larger file is refused before it fills memory. */
const largestFile = 20 * 1024 * 1024;

const statuses = { allow: 'clean', flag: 'flagged', rewrite: 'rewritten', redact: 'redacted', block: 'blocked' } as const;

/** Scans one file; one that cannot be read is said to be, with the reason. */
export async function scanFile({ file, reason }: ScanTarget, preview: Preview): Promise<ScannedFile> {
  if (reason !== undefined) return { file, status: 'unreadable', reason, findings: {} };
  try {
    const { size } = await stat(file);
    if (size > largestFile) throw new AssayError('too-large', `it has more than ${largestFile / 1024 / 1024} MB`);
    const judgement = await judgeParts(await readFileParts(file), preview);
    return { file, status: statuses[judgement.action], findings: countFindings(judgement) };
  } catch (error) {
    return { file, status: 'unreadable', reason: messageOf(error), findings: {} };
  }
}

// --- Internal ---

function countFindings({ parts }: Judgement): ScannedFile['findings'] {
  const counts: Record<string, Record<string, number>> = {};
  for (const { rule, kind } of parts.flatMap(({ verdict }) => verdict.findings)) {
    counts[rule] ??= {};
    counts[rule][kind] = (counts[rule][kind] ?? 0) + 1;
  }
  return counts;
}
