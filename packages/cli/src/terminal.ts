/** Where a command writes: results to `out`, progress and notices to `notify`. */
export interface Terminal {
  /** A line of the result. */
  out(line: string): void;
  /** A line for the person watching; never part of the result. */
  notify(line: string): void;
  /** A progress bar, redrawn in place on a terminal and written once at its end elsewhere. */
  progress(label: string, done: number, total: number): void;
}

const width = 24;

/** Writes to the process's own streams. */
export function processTerminal(): Terminal {
  let lastDrawn = 0;
  return {
    out: (line) => process.stdout.write(`${line}\n`),
    notify: (line) => process.stderr.write(`${line}\n`),
    progress(label, done, total) {
      const isLast = done >= total;
      const line = `${label.padEnd(26)} ${bar(done / total)} ${done}/${total}`;
      if (!process.stderr.isTTY) {
        if (isLast) process.stderr.write(`${line}\n`);
        return;
      }
      const now = performance.now();
      if (!isLast && now - lastDrawn < 60) return;
      lastDrawn = now;
      process.stderr.write(`\r${line}${isLast ? '\n' : ''}`);
    },
  };
}

/** Rows with aligned columns, for people; the last column is not padded. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Text that came from documents, without control characters that could steer a terminal. */
export function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what must go.
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd');
}

// --- Internal ---

function bar(share: number): string {
  const filled = Math.round(Math.min(1, share) * width);
  return `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}]`;
}
