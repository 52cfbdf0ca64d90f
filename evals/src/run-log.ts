import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { AssayError, chainLine, logStart, messageOf, readChainedLog } from '@assay/core';
import { z } from 'zod';

/** What the log keeps of one sample: scores and digests, never a text. */
const sampleRecord = z.object({
  kind: z.literal('sample'),
  id: z.string(),
  cluster: z.string(),
  pair: z.object({ id: z.string(), side: z.enum(['base', 'variant']) }).optional(),
  slices: z.record(z.string(), z.string()),
  status: z.string(),
  code: z.string(),
  /** A metric's score, or null where the scorer does not apply. */
  scores: z.record(z.string(), z.number().nullable()),
  unscored: z.array(z.string()),
  output: z.string(),
  milliseconds: z.number(),
});

export type SampleRecord = z.infer<typeof sampleRecord>;

/** Appends to a chained log; every 64 records reach the disk together. */
export interface RunLog {
  append(record: unknown): void;
  close(): void;
}

const flushEvery = 64;

/** Starts a run log in a new file. */
export function openRunLog(path: string, header: unknown): RunLog {
  const file = openLogFile(path);
  let previous = logStart;
  let waiting: string[] = [];

  const flush = () => {
    if (waiting.length === 0) return;
    writeSync(file, waiting.join(''));
    fsyncSync(file);
    waiting = [];
  };
  const append = (record: unknown) => {
    const { line, hash } = chainLine(record, previous);
    previous = hash;
    waiting.push(`${line}\n`);
    if (waiting.length >= flushEvery) flush();
  };

  append(header);
  flush();
  return {
    append,
    close() {
      flush();
      closeSync(file);
    },
  };
}

/** The samples of a log, from a second pass over its bytes; a log that is not whole is refused. */
export function readSampleRecords(path: string): { readonly text: string; readonly samples: readonly SampleRecord[] } {
  const text = readFileSync(path, 'utf8');
  const log = readChainedLog(text);
  if (log.status === 'broken') throw new AssayError('evidence-invalid', `The run log ${path} breaks at line ${log.line}: ${log.reason}.`);
  const samples = log.records.flatMap((record) => {
    const parsed = sampleRecord.safeParse(record);
    return parsed.success ? [parsed.data] : [];
  });
  return { text, samples };
}

// --- Internal ---

function openLogFile(path: string): number {
  try {
    return openSync(path, 'wx', 0o600);
  } catch (error) {
    throw new AssayError('data-folder-unusable', `The run log ${path} cannot be written: ${messageOf(error)}. Check the data folder.`, {
      cause: error,
    });
  }
}
