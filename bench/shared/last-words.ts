import type { ChildProcess } from 'node:child_process';

/** Listens to what a process says of its errors; the answer is the line that names the error, if one does. */
export function lastWords(child: ChildProcess): () => string | undefined {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4_000);
  });
  return () =>
    said
      .split('\n')
      .map((line) => line.trim())
      .find((line) => /^(\w*Error\b|FATAL ERROR)/.test(line));
}
