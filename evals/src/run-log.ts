import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { AssayError, canonicalJson, chainLine, isSealed, logStart, messageOf, readChainedLog, type Seal } from '@assay/core';
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
  /** The model judge, where there is one: what it says depends on its standing too. */
  judge: z.object({ configuration: z.string(), standing: z.string() }).optional(),
});
export type LogHeader = z.infer<typeof logHeader>;

/** Appends to a chained log; every 64 records, or a quarter of a second, reach the disk together. */
export interface RunLog {
  append(record: unknown): void;
  close(): void;
  /** The run is complete: there is nothing to go on with. */
  finish(): void;
}

const flushEvery = 64;
const flushMilliseconds = 250;

/** What a seal on the head of a run log is signed with. */
export const logSealKind = 'assay-run-log-head';

/** Starts a run log in a new file; with a seal, the head of what is on disk is signed, so that only this can be gone on with. */
export function openRunLog(path: string, header: LogHeader, seal?: Seal): RunLog {
  const file = openLogFile(path, 'wx');
  const log = appendTo(file, logStart, sealer(path, seal));
  log.append(header);
  log.flush();
  return log;
}

/**
 * Goes on with the log of a run that was broken off, from the last record whose head the runner key sealed: what comes after
 * is dropped, what comes before must be whole and of the same attempt, configuration, suite and dataset. Gives the samples
 * that are done.
 */
export function resumeRunLog(
  path: string,
  header: LogHeader,
  {
    seal,
    publicKeys,
    ids,
  }: { readonly seal?: Seal | undefined; readonly publicKeys: readonly string[]; readonly ids: ReadonlySet<string> },
): { readonly log: RunLog; readonly done: readonly SampleRecord[]; readonly startedAt: string } {
  const refuse = (problem: string) =>
    new AssayError('evidence-invalid', `The run log ${path} cannot be resumed: ${problem}. Measure again.`);
  const text = readLogText(path);
  const sealed = readSealedHead(path);
  if (sealed === undefined || !isSealed(sealed, logSealKind, publicKeys))
    throw refuse('no key of this deployment has sealed how far it came');
  const whole = text.slice(0, endOfRecord(text, sealed.hash));
  const log = readChainedLog(whole);
  if (log.status === 'broken') throw refuse(`it breaks at line ${log.line}: ${log.reason}`);
  if (whole === '' || log.head !== sealed.hash) throw refuse('what was sealed is not in it');
  const first = logHeader.safeParse(log.records[0]);
  if (!first.success) throw refuse('it has no header');
  const { startedAt, ...before } = first.data;
  const { startedAt: _now, ...now } = header;
  if (canonicalJson(before) !== canonicalJson(now)) throw refuse('what is measured has changed since it was started');
  const done = samplesIn(log.records, path);
  const foreign = done.find(({ id }) => !ids.has(id));
  if (foreign !== undefined) throw refuse(`it holds the sample "${foreign.id}", which is not of this suite`);
  if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
  return { log: appendTo(openLogFile(path, 'a'), log.head, sealer(path, seal)), done, startedAt };
}

/** A log from a second pass over its bytes; a log that is not whole is refused. */
export function readRunLog(path: string): {
  readonly text: string;
  readonly samples: readonly SampleRecord[];
} {
  const text = readLogText(path);
  const log = readChainedLog(text);
  if (log.status === 'broken') throw new AssayError('evidence-invalid', `The run log ${path} breaks at line ${log.line}: ${log.reason}.`);
  return { text, samples: samplesIn(log.records, path) };
}

/** The samples in a log's text that was proved whole before. */
export function parseRunLog(text: string): readonly SampleRecord[] {
  const log = readChainedLog(text);
  if (log.status === 'broken') throw new AssayError('evidence-invalid', `The run log breaks at line ${log.line}: ${log.reason}.`);
  return samplesIn(log.records, 'given');
}

// --- Internal ---

/** The samples among a log's records; one that cannot be read or comes twice makes the whole log worth nothing. */
function samplesIn(records: readonly unknown[], path: string): readonly SampleRecord[] {
  const samples = new Map<string, SampleRecord>();
  for (const record of records) {
    const isSample = typeof record === 'object' && record !== null && 'kind' in record && record.kind === 'sample';
    if (!isSample) continue;
    const parsed = sampleRecord.safeParse(record);
    if (!parsed.success || samples.has(parsed.data.id))
      throw new AssayError('evidence-invalid', `The run log ${path} holds a sample that cannot be read, or one twice. Measure again.`);
    samples.set(parsed.data.id, parsed.data);
  }
  return [...samples.values()];
}

function appendTo(file: number, head: string, sealHead: SealHead): RunLog & { flush(): void } {
  let previous = head;
  let waiting: string[] = [];
  let flushedAt = performance.now();
  const flush = () => {
    flushedAt = performance.now();
    if (waiting.length === 0) return;
    writeSync(file, waiting.join(''));
    fsyncSync(file);
    sealHead.write(previous);
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
    finish() {
      sealHead.remove();
    },
  };
}

interface SealHead {
  write(hash: string): void;
  remove(): void;
}

const headFileOf = (path: string) => `${path}.head`;

/** Keeps the sealed head of a log beside it while the log is being written. */
function sealer(path: string, seal: Seal | undefined): SealHead {
  return {
    write(hash) {
      if (seal === undefined) return;
      // Whole or not at all: a kill must not leave a log that cannot be gone on with.
      const unfinished = `${headFileOf(path)}.new`;
      writeFileSync(unfinished, JSON.stringify({ hash, seal: seal(hash) }), { mode: 0o600 });
      renameSync(unfinished, headFileOf(path));
    },
    remove: () => rmSync(headFileOf(path), { force: true }),
  };
}

function readSealedHead(path: string): { readonly hash: string; readonly seal: string } | undefined {
  try {
    return z.strictObject({ hash: z.string(), seal: z.string() }).parse(JSON.parse(readFileSync(headFileOf(path), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Where the line with a hash ends; 0 where there is none. */
function endOfRecord(text: string, hash: string): number {
  const start = text.lastIndexOf(`{"hash":"${hash}"`);
  return start < 0 ? 0 : text.indexOf('\n', start) + 1;
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
