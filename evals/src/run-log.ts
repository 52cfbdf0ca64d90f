import { closeSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { AssayError, canonicalJson, chainLine, logStart, messageOf, readChainedLog } from '@assay/core';
import { z } from 'zod';

/** What the log keeps of one sample: scores and digests, never a text. */
const sampleRecord = z.object({
  kind: z.literal('sample'),
  id: z.string(),
  cluster: z.string(),
  pair: z
    .object({ id: z.string(), side: z.enum(['base', 'variant']), characteristic: z.string(), value: z.string(), name: z.string() })
    .optional(),
  slices: z.record(z.string(), z.string()),
  status: z.string(),
  code: z.string(),
  /** A metric's score, or null where the scorer does not apply. */
  scores: z.record(z.string(), z.number().nullable()),
  unscored: z.array(z.string()),
  /** What is compared between the two sides of a pair: identifiers, never a text. */
  marks: z.record(z.string(), z.array(z.string())).optional(),
  input: z.string(),
  output: z.string(),
  /** Digest of the line in the file of kept outputs: what was asked and said. */
  kept: z.string(),
  milliseconds: z.number(),
  /** How often the sample was tried; only a busy engine is asked again, never a bad answer. */
  tries: z.number().int().positive(),
});
export type SampleRecord = z.infer<typeof sampleRecord>;

/** What a run log says first: what is measured, on what, in which attempt. */
const logHeader = z.object({
  kind: z.literal('header'),
  attempt: z.string(),
  suite: z.string(),
  engine: z.string(),
  configuration: z.string(),
  suiteDigest: z.string(),
  dataset: z.string(),
  seed: z.number(),
  samples: z.number().int(),
  startedAt: z.string(),
});
export type LogHeader = z.infer<typeof logHeader>;

/** Appends to a chained log; every 64 records, or a quarter of a second, reach the disk together. */
export interface RunLog {
  append(record: unknown): void;
  close(): void;
}

const flushEvery = 64;
const flushMilliseconds = 250;

/** Starts a run log in a new file. */
export function openRunLog(path: string, header: LogHeader): RunLog {
  const file = openLogFile(path, 'wx');
  const log = appendTo(file, logStart);
  log.append(header);
  log.flush();
  return log;
}

/**
 * Goes on with the log of a run that was broken off: a torn last line is dropped, the rest must be whole and of the same
 * attempt, configuration, suite and dataset. Gives the samples that are done.
 */
export function resumeRunLog(path: string, header: LogHeader): { readonly log: RunLog; readonly done: readonly SampleRecord[] } {
  const text = readLogText(path);
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const log = readChainedLog(whole);
  const refuse = (problem: string) =>
    new AssayError('evidence-invalid', `The run log ${path} cannot be resumed: ${problem}. Measure again.`);
  if (log.status === 'broken') throw refuse(`it breaks at line ${log.line}: ${log.reason}`);
  const first = logHeader.safeParse(log.records[0]);
  if (!first.success) throw refuse('it has no header');
  const { startedAt: _then, ...before } = first.data;
  const { startedAt: _now, ...now } = header;
  if (canonicalJson(before) !== canonicalJson(now)) throw refuse('what is measured has changed since it was started');
  if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
  return { log: appendTo(openLogFile(path, 'a'), log.head), done: samplesIn(log.records) };
}

/** A log from a second pass over its bytes; a log that is not whole is refused. */
export function readRunLog(path: string): {
  readonly text: string;
  readonly header: LogHeader | undefined;
  readonly samples: readonly SampleRecord[];
} {
  const text = readLogText(path);
  const log = readChainedLog(text);
  if (log.status === 'broken') throw new AssayError('evidence-invalid', `The run log ${path} breaks at line ${log.line}: ${log.reason}.`);
  return { text, header: logHeader.safeParse(log.records[0]).data, samples: samplesIn(log.records) };
}

/** The samples in a log's text that was proved whole before. */
export function parseRunLog(text: string): readonly SampleRecord[] {
  const log = readChainedLog(text);
  if (log.status === 'broken') throw new AssayError('evidence-invalid', `The run log breaks at line ${log.line}: ${log.reason}.`);
  return samplesIn(log.records);
}

// --- Internal ---

function samplesIn(records: readonly unknown[]): readonly SampleRecord[] {
  return records.flatMap((record) => {
    const parsed = sampleRecord.safeParse(record);
    return parsed.success ? [parsed.data] : [];
  });
}

function appendTo(file: number, head: string): RunLog & { flush(): void } {
  let previous = head;
  let waiting: string[] = [];
  let flushedAt = performance.now();
  const flush = () => {
    flushedAt = performance.now();
    if (waiting.length === 0) return;
    writeSync(file, waiting.join(''));
    fsyncSync(file);
    waiting = [];
  };
  return {
    flush,
    append(record) {
      const { line, hash } = chainLine(record, previous);
      previous = hash;
      waiting.push(`${line}\n`);
      if (waiting.length >= flushEvery || performance.now() - flushedAt > flushMilliseconds) flush();
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}

function readLogText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new AssayError('evidence-invalid', `The run log ${path} cannot be read: ${messageOf(error)}. Measure again.`, { cause: error });
  }
}

function openLogFile(path: string, flag: 'wx' | 'a'): number {
  try {
    return openSync(path, flag, 0o600);
  } catch (error) {
    throw new AssayError('data-folder-unusable', `The run log ${path} cannot be written: ${messageOf(error)}. Check the data folder.`, {
      cause: error,
    });
  }
}
