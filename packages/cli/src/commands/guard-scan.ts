import { AssayError } from '@assay/core';
import type { Command } from '../command.ts';
import { openPreview, previewOptions } from '../guard/open-preview.ts';
import { type ScannedFile, scanFile } from '../guard/scan-file.ts';
import { readArguments } from '../read-arguments.ts';
import { plain } from '../terminal.ts';
import { listFiles } from './ingest.ts';

const usage =
  'assay guard scan PATH... [--policy NAME|FILE] [--stage input|context|output] [--engine embedded|model] [--fail-on flag|redact|block] [--json]';

/** From what on a file counts as found. */
const levels = {
  flag: ['flagged', 'rewritten', 'redacted', 'blocked'],
  redact: ['rewritten', 'redacted', 'blocked'],
  block: ['blocked'],
} as const;

/** Scans files in bulk: with --json a line for each file, then a line for all. */
export const guardScan: Command = {
  usage,
  summary: 'scan files and folders for what the guardrails would find; nothing is stored',
  async run({ arguments: given, terminal, environment }) {
    const { values, positionals } = readArguments(given, { ...previewOptions, 'fail-on': { type: 'string', default: 'block' } }, usage);
    const failOn = values['fail-on'];
    if (failOn !== 'flag' && failOn !== 'redact' && failOn !== 'block')
      throw new AssayError('bad-usage', `--fail-on is flag, redact or block, not "${failOn}".\nUsage: ${usage}`);
    if (positionals.length === 0) throw new AssayError('bad-usage', `Give files or folders to scan.\nUsage: ${usage}`);
    const preview = openPreview(values, environment, usage);
    const lists: (readonly string[])[] = [];
    for (const place of positionals) lists.push(await listFiles(place));
    const files = [...new Set(lists.flat())];
    if (files.length === 0) throw new AssayError('not-found', `${positionals.join(', ')}: there are no files to scan.`);

    const counts: Record<string, number> = {};
    for (const [index, file] of files.entries()) {
      const scanned = await scanFile(file, preview);
      counts[scanned.status] = (counts[scanned.status] ?? 0) + 1;
      if (values.json === true) terminal.out(JSON.stringify(scanned));
      else if (scanned.status !== 'clean') terminal.out(plain(lineOf(scanned)));
      terminal.progress('Scanning files', index + 1, files.length);
    }
    const isFound = levels[failOn].some((status) => (counts[status] ?? 0) > 0);
    const status = isFound ? 'found' : (counts.unreadable ?? 0) > 0 ? 'incomplete' : 'done';
    if (values.json === true) terminal.out(JSON.stringify({ status, policy: preview.policy, files: files.length, counts }));
    else
      terminal.out(
        `${files.length} files: ${Object.entries(counts)
          .map(([name, count]) => `${count} ${name}`)
          .join(', ')}. Policy ${preview.policy}, stage ${preview.stage}.`,
      );
    return isFound ? 1 : status === 'incomplete' ? 3 : 0;
  },
};

// --- Internal ---

function lineOf({ file, status, reason, findings }: ScannedFile): string {
  const kinds = Object.entries(findings).flatMap(([rule, row]) => Object.entries(row).map(([kind, count]) => `${rule}/${kind} ${count}`));
  return `${status.padEnd(10)} ${file}  ${reason ?? kinds.join(', ')}`;
}
