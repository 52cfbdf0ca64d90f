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
  const hash = sha256(canonicalJson({ previous, record }));
  return { line: canonicalJson({ hash, previous, record }), hash };
}

/** Reads a chained log and proves it whole, or says at which line it breaks. */
export function readChainedLog(
  text: string,
):
  | { readonly status: 'whole'; readonly records: readonly unknown[]; readonly head: string }
  | { readonly status: 'broken'; readonly line: number; readonly reason: string } {
  const lines = text.split('\n');
  const last = lines.pop();
  if (last !== '') return { status: 'broken', line: lines.length + 1, reason: 'the last line is torn' };
  const records: unknown[] = [];
  let previous = logStart;
  for (const [index, line] of lines.entries()) {
    let entry: Partial<LoggedRecord>;
    try {
      entry = JSON.parse(line) ?? {};
    } catch {
      return { status: 'broken', line: index + 1, reason: 'it is not JSON' };
    }
    if (entry.previous !== previous)
      return { status: 'broken', line: index + 1, reason: 'the line before it was altered, removed or added' };
    const { line: expected, hash } = chainLine(entry.record, previous);
    if (expected !== line) return { status: 'broken', line: index + 1, reason: 'its bytes are not those that were written' };
    records.push(entry.record);
    previous = hash;
  }
  return { status: 'whole', records, head: previous };
}
