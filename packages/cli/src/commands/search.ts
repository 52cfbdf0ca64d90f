import { givenFields } from '@assay/core';
import type { PolicySearchResult } from '@assay/policy-search';
import type { Command } from '../command.ts';
import { outputFile } from '../output-file.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { readCase } from '../records/case-option.ts';
import { runCommand } from '../run-command.ts';
import {
  disagreementLine,
  nearestLine,
  nothingFoundLine,
  notSureLine,
  searchDocument,
  statementLine,
  writtenLine,
} from '../search-document.ts';
import { plain } from '../terminal.ts';

const usage =
  'assay search "QUESTION" [--case REFERENCE] [--scenario TEXT] [--after "EARLIER QUESTION" ...] [--nation NATION] [--publisher NAME] [--type TYPE] [--status current|withdrawn] [--marking MARKING] [--updated-from DAY] [--updated-to DAY] [--out FILE.odt|FILE.docx|FILE.json] [--json]';

/** Answers a question with quoted passages. */
export const search: Command = {
  usage,
  summary: 'answer a question with passages quoted from the ingested documents',
  async run(context) {
    const options = {
      json: { type: 'boolean' },
      scenario: { type: 'string' },
      case: { type: 'string' },
      after: { type: 'string', multiple: true },
      nation: { type: 'string' },
      publisher: { type: 'string' },
      type: { type: 'string' },
      status: { type: 'string' },
      marking: { type: 'string' },
      'updated-from': { type: 'string' },
      'updated-to': { type: 'string' },
      out: { type: 'string' },
    } as const;
    const { values, positionals } = readArguments(context.arguments, options, usage);
    const question = onlyPositional(positionals, 'one question, in quotation marks', usage);
    const about = readCase(values.case, usage);
    const file = values.out === undefined ? undefined : outputFile(values.out, usage);
    return runCommand<PolicySearchResult>(context, {
      tool: 'policy-search',
      case: about,
      input: inputOf(question, values),
      isJson: values.json === true,
      save:
        file &&
        (async (answer) => {
          await file.write(searchDocument(question, answer), answer.json);
          context.terminal.notify(plain(`Written to ${file.path}.`));
        }),
      show({ status, statements, passages, nearest, choices, disagreements, receipt }, { out }) {
        if (receipt.query !== question) out(plain(`Searched for: ${receipt.query}`));
        if (status === 'nothing-found') {
          out(nothingFoundLine(receipt));
          for (const page of nearest) out(plain(`  near: ${nearestLine(page)}`));
        }
        if (status === 'perhaps') out(notSureLine);
        if (statements.length > 0) out(`${writtenLine}:`);
        for (const statement of statements) out(plain(`  - ${statementLine(statement)}`));
        for (const { text, citation } of passages) {
          const { document, section, start, end } = citation.position;
          out(plain(`[${citation.id}] ${text.replace(/\s*\n\s*/g, '\n    ')}`));
          out(plain(`    ${citation.title}${section === undefined ? '' : `, "${section}"`} (${document}, characters ${start} to ${end})`));
          if (citation.notes !== undefined) out(plain(`    ${citation.notes.join('; ')}`));
        }
        for (const pages of disagreements) out(plain(`These pages disagree: ${disagreementLine(pages)}`));
        if (choices.length > 0) out(`These pages hold in different nations. Choose one with --nation: ${choices.join(', ')}.`);
      },
    });
  },
};

// --- Internal ---

interface SearchFlags {
  readonly scenario?: string | undefined;
  readonly after?: readonly string[] | undefined;
  readonly nation?: string | undefined;
  readonly publisher?: string | undefined;
  readonly type?: string | undefined;
  readonly status?: string | undefined;
  readonly marking?: string | undefined;
  readonly 'updated-from'?: string | undefined;
  readonly 'updated-to'?: string | undefined;
}

/** What is not given is left out; what is given wrongly the tool refuses by its name. */
function inputOf(question: string, { scenario, after, ...flags }: SearchFlags): Readonly<Record<string, unknown>> {
  const { nation, publisher, type, status, marking, 'updated-from': updatedFrom, 'updated-to': updatedTo } = flags;
  const filters = givenFields({ nation, publisher, type, status, marking, updatedFrom, updatedTo });
  return { question, ...givenFields({ scenario, previous: after }), ...(Object.keys(filters).length === 0 ? {} : { filters }) };
}
