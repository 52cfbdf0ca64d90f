import { canonicalJson } from './canonical-json.ts';
import { sha256 } from './digest.ts';

/** One line of a run log: `hash` is the SHA-256 of the rest of the line, `previous` that of the line before it. */
interface LoggedRecord {
  readonly hash: string;
  readonly previous: string;
  readonly record: unknown;
}

/** Where a chained log begins. */
export const logStart = '0'.repeat(64);

/** The line that follows a line (or `logStart`), and its own hash. */
export function chainLine(record: unknown, previous: string): { readonly line: string; readonly hash: string } {
  // Canonical JSON sorts its keys: "hash", "previous", "record". The record is written once for both.
  const rest = `"previous":${canonicalJson(previous)},"record":${canonicalJson(record)}}`;
  const hash = sha256(`{${rest}`);
  return { line: `{"hash":"${hash}",${rest}`, hash };
}

/** Reads a chained log and proves it whole, or says at which line it breaks. */
export function readChainedLog(
  text: string,
):
  | { readonly status: 'whole'; readonly records: readonly unknown[]; readonly head: string }
  | { readonly status: 'broken'; readonly line: number; readonly reason: string } {
  const records: unknown[] = [];
  let previous = logStart;
  for (let start = 0, number = 1; start < text.length; number += 1) {
    const end = text.indexOf('\n', start);
    if (end < 0) return { status: 'broken', line: number, reason: 'the last line is torn' };
    const line = text.slice(start, end);
    const entry = entryIn(line);
    if (entry === undefined) return { status: 'broken', line: number, reason: 'it is not a record in JSON' };
    if (entry.previous !== previous) return { status: 'broken', line: number, reason: 'the line before it was altered, removed or added' };
    const { line: expected, hash } = chainLine(entry.record, previous);
    if (expected !== line) return { status: 'broken', line: number, reason: 'its bytes are not those that were written' };
    records.push(entry.record);
    previous = hash;
    start = end + 1;
  }
  return { status: 'whole', records, head: previous };
}

// --- Internal ---

function entryIn(line: string): LoggedRecord | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    // A line without a record, or with a number that JSON cannot hold, was never written here.
    return typeof entry === 'object' && entry !== null && 'record' in entry ? (entry as LoggedRecord) : undefined;
  } catch {
    return undefined;
  }
}
