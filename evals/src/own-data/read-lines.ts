import { createReadStream } from 'node:fs';

/** A line of a file: its number from 1, and the offset in bytes at which it ends. */
export interface Line {
  readonly number: number;
  readonly text: string;
  readonly end: number;
}

interface Reading {
  onBytes(bytes: Uint8Array): void;
  refuse(line: number, problem: string): Error;
}

const longestLine = 64 * 1024 ** 2;
const lineFeed = 0x0a;

/** Reads a UTF-8 file line by line, holding one line at a time. */
export async function* readLines(path: string, { onBytes, refuse }: Reading): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let pending: Buffer[] = [];
  let pendingLength = 0;
  let number = 0;
  let end = 0;

  const keep = (bytes: Buffer) => {
    pending.push(bytes);
    pendingLength += bytes.length;
    if (pendingLength > longestLine) throw refuse(number + 1, 'the line is longer than 64 MB.');
  };
  const take = (): Line => {
    const bytes = pending.length === 1 && pending[0] !== undefined ? pending[0] : Buffer.concat(pending);
    number += 1;
    end += bytes.length;
    pending = [];
    pendingLength = 0;
    try {
      return { number, text: decoder.decode(bytes).replace(/\r?\n$/, ''), end };
    } catch {
      throw refuse(number, 'this is not UTF-8. Save the file as UTF-8.');
    }
  };

  for await (const chunk of createReadStream(path)) {
    const bytes: Buffer = chunk;
    onBytes(bytes);
    let from = 0;
    for (let at = bytes.indexOf(lineFeed, from); at >= 0; at = bytes.indexOf(lineFeed, from)) {
      keep(bytes.subarray(from, at + 1));
      from = at + 1;
      yield take();
    }
    if (from < bytes.length) keep(bytes.subarray(from));
  }
  if (pendingLength > 0) yield take();
}
