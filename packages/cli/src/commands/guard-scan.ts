import { AssayError } from '@assay/core';
import type { Command } from '../command.ts';
import { listTargets, type ScanTargets } from '../guard/list-targets.ts';
import { openPreview, previewOptions } from '../guard/open-preview.ts';
import { type ScannedFile, scanFile } from '../guard/scan-file.ts';
import { readArguments } from '../read-arguments.ts';
import { plain } from '../terminal.ts';

const usage =
  'assay guard scan PATH... [--policy NAME|FILE] [--stage input|context|output] [--engine embedded|model] [--fail-on flag|redact|block] [--json]';

const mostFiles = 10_000;

/** From what on a file counts as found. */
const levels = {
  flag: ['flagged', 'rewritten', 'redacted', 'blocked'],
  redact: ['rewritten', 'redacted', 'blocked'],
  block: ['blocked'],
} as const;

/** Scans files in bulk: with --json a line for each file as soon as it is done, then a line for all. */
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
    const { targets, leftAlone } = await listTargets(positionals, mostFiles);
    if (targets.length === 0) throw new AssayError('not-found', `${positionals.join(', ')}: there are no files to scan.`);

    const counts: Record<string, number> = {};
    // Lines for people wait until the progress bar is done: both would be drawn on the same line.
    const lines: string[] = [];
    for (const [index, target] of targets.entries()) {
      const scanned = await scanFile(target, preview);
      counts[scanned.status] = (counts[scanned.status] ?? 0) + 1;
      if (values.json === true) terminal.out(JSON.stringify(scanned));
      else if (scanned.status !== 'clean') lines.push(lineOf(scanned));
      terminal.progress('Scanning files', index + 1, targets.length);
    }
    const isFound = levels[failOn].some((level) => (counts[level] ?? 0) > 0);
    const status = (counts.unreadable ?? 0) > 0 ? 'incomplete' : isFound ? 'found' : 'done';
    const { policy, stage, engine } = preview;
    if (values.json === true)
      terminal.out(JSON.stringify({ status, isFound, policy, stage, engine, files: targets.length, counts, leftAlone }));
    else {
      for (const line of lines) terminal.out(line);
      const counted = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
      terminal.out(`${targets.length} ${targets.length === 1 ? 'file' : 'files'}: ${counted.join(', ')}.${leftAloneWords(leftAlone)}`);
      terminal.out(`Policy ${policy}, stage ${stage}, engine ${engine}. A preview: nothing is stored or put on record.`);
    }
    return status === 'incomplete' ? 3 : isFound ? 1 : 0;
  },
};

// --- Internal ---

function lineOf({ file, status, reason, findings }: ScannedFile): string {
  const kinds = Object.entries(findings).flatMap(([rule, row]) => Object.entries(row).map(([kind, count]) => `${rule}/${kind} ${count}`));
  // A file's name may hold the end of a line, and must not pass for another file's.
  return plain(`${status.padEnd(10)} ${file}  ${reason ?? kinds.join(', ')}`.replaceAll('\n', '\ufffd'));
}

function leftAloneWords({ hidden, links, nodeModules }: ScanTargets['leftAlone']): string {
  if (hidden + links + nodeModules === 0) return '';
  return ` Left alone: ${hidden} hidden, ${links} links, ${nodeModules} node_modules.`;
}
