import type { PolicySearchResult } from '@assay/policy-search';
import type { Command } from '../command.ts';
import { outputFile } from '../output-file.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { runCommand } from '../run-command.ts';
import { searchDocument } from '../search-document.ts';
import { plain } from '../terminal.ts';

const usage = 'assay search "QUESTION" [--scenario TEXT] [--out FILE.odt|FILE.docx|FILE.json] [--json]';

/** Answers a question with quoted passages. */
export const search: Command = {
  usage,
  summary: 'answer a question with passages quoted from the ingested documents',
  async run(context) {
    const options = { json: { type: 'boolean' }, scenario: { type: 'string' }, out: { type: 'string' } } as const;
    const { values, positionals } = readArguments(context.arguments, options, usage);
    const question = onlyPositional(positionals, 'one question, in quotation marks', usage);
    const file = values.out === undefined ? undefined : outputFile(values.out, usage);
    return runCommand<PolicySearchResult>(context, {
      tool: 'policy-search',
      input: { question, ...(values.scenario === undefined ? {} : { scenario: values.scenario }) },
      isJson: values.json === true,
      save:
        file &&
        (async (answer) => {
          await file.write(searchDocument(question, answer), answer.json);
          context.terminal.notify(plain(`Written to ${file.path}.`));
        }),
      show({ status, passages, nearest, receipt }, { out }) {
        if (status === 'nothing-found') {
          out(`Nothing found in ${receipt.documentsSearched} documents that answers this.`);
          for (const page of nearest) out(plain(`  near: ${page.title} (${page.document})`));
        }
        for (const { text, citation } of passages) {
          const { document, section, start, end } = citation.position;
          out(plain(`[${citation.id}] ${text.replace(/\s*\n\s*/g, '\n    ')}`));
          out(plain(`    ${citation.title}${section === undefined ? '' : `, "${section}"`} (${document}, characters ${start} to ${end})`));
          if (citation.notes !== undefined) out(plain(`    ${citation.notes.join('; ')}`));
        }
      },
    });
  },
};
