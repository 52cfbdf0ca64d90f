import { AssayError, type Store } from '@assay/core';
import { type CitingRun, citingRuns } from '../citing-runs.ts';
import type { Command } from '../command.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { plain } from '../terminal.ts';

const usage = 'assay audit citing DOCUMENT [--quote WORDS] [--json]';

/** Lists the runs that rest on a document. */
export const auditCiting: Command = {
  usage,
  summary: 'list every stored run that cited a document, for when it was withdrawn or corrected',
  async run({ arguments: given, terminal, open }) {
    const { values, positionals } = readArguments(given, { json: { type: 'boolean' }, quote: { type: 'string' } }, usage);
    const document = onlyPositional(positionals, 'the id of one document', usage);
    const { store } = await open();
    if (!(await isKnown(store, document)))
      throw new AssayError('not-found', `There is and was no document "${document}". Its id stands in each citation and on its page.`);
    const runs: CitingRun[] = [];
    let erased = 0;
    for await (const run of citingRuns(store.runs, document))
      if ('erased' in run) erased += 1;
      else if (values.quote === undefined || run.quotes.some((quote) => quote.includes(values.quote ?? ''))) runs.push(run);
    if (values.json === true) terminal.out(JSON.stringify({ status: 'done', document, runs, erased }));
    else {
      terminal.out(runs.length === 0 ? 'No stored run cited it.' : `${runs.length} stored runs cited it:`);
      for (const { run, at, tool, owner, status, quotes } of runs) {
        terminal.out(plain(`${at}  ${tool}  ${run}  of ${owner}, ${status}`));
        for (const quote of quotes) terminal.out(plain(`    ${quote.replace(/\s*\n\s*/g, ' ')}`));
      }
    }
    if (erased > 0) terminal.notify(`The content of ${erased} runs was erased: whether they cited it is not known any more.`);
    return 0;
  },
};

// --- Internal ---

/** A document that was removed is known by the audit chain. */
async function isKnown({ documents, audit }: Pick<Store, 'documents' | 'audit'>, document: string): Promise<boolean> {
  if ((await documents.get(document)) !== undefined) return true;
  const records = await audit.read(['document-ingested', 'document-removed']);
  return records.some(({ body }) => body.document === document);
}
