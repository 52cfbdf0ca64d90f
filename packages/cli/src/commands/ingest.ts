import { AssayError, localCaller, messageOf } from '@assay/core';
import type { Command } from '../command.ts';
import { type IngestSummary, ingestFiles, listFiles, withProgress } from '../ingest-files.ts';
import { readArguments } from '../read-arguments.ts';
import { plain } from '../terminal.ts';

const usage = 'assay ingest PATH... [--audience GROUP ...] [--again] [--json]';

/** Takes documents in. */
export const ingestCommand: Command = {
  usage,
  summary: 'take documents in, files or folders; what has not changed is left alone, unless --again',
  async run(context) {
    const options = { json: { type: 'boolean' }, again: { type: 'boolean' }, audience: { type: 'string', multiple: true } } as const;
    const { values, positionals } = readArguments(context.arguments, options, usage);
    if (positionals.length === 0) throw new AssayError('bad-usage', `Give a folder or a file.\nUsage: ${usage}`);
    const files = new Set<string>();
    for (const place of positionals) for (const file of await listFiles(place)) files.add(file);
    if (files.size === 0) throw new AssayError('not-found', `${positionals.join(', ')}: there are no files.`);
    const deployment = await context.open();
    const { audience } = values;
    // For another audience what is kept is taken in again.
    const isAgain = values.again === true || audience !== undefined;
    const named = [...files].map((path) => ({ path }));
    const taking = ingestFiles(deployment, named, { caller: localCaller, isAgain, audience });
    const outcome = await withProgress(taking, (done) => context.terminal.progress('Reading documents', done, named.length));
    // Everything is kept and is found; this only makes the next start quick.
    await deployment.index
      .settle((done, total) => context.terminal.progress('Indexing documents', done, total))
      .catch((error: unknown) => context.terminal.notify(messageOf(error)));
    const ocr = deployment.ocr?.[0];
    if (values.json === true) context.terminal.out(JSON.stringify({ status: 'done', ...outcome, ocr: ocr ?? null }));
    else {
      for (const [notice, count] of countNotices(outcome.noticed))
        context.terminal.notify(plain(`${count} ${count === 1 ? 'file' : 'files'}: ${notice}`));
      for (const { file, message } of outcome.refused) context.terminal.notify(plain(`refused ${file}: ${message}`));
      context.terminal.out(
        `${outcome.ingested} documents taken in from ${files.size} files; ${outcome.unchanged} files unchanged, ${outcome.removed} documents removed, ${outcome.refused.length} files refused.`,
      );
      context.terminal.out(
        ocr === undefined
          ? 'Scanned PDFs are refused; ASSAY_OCR_COMMAND names a program that reads them.'
          : plain(`Scanned PDFs are read by ${ocr} (ASSAY_OCR_COMMAND).`),
      );
    }
    return outcome.ingested + outcome.unchanged === 0 ? 1 : 0;
  },
};

// --- Internal ---

/** Each notice once, with the number of its files: the same words a hundred times are read by nobody. */
function countNotices(noticed: IngestSummary['noticed']): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const notice of noticed.flatMap(({ notices }) => notices)) counts.set(notice, (counts.get(notice) ?? 0) + 1);
  return counts;
}
