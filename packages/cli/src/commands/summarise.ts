import { AssayError, givenFields } from '@assay/core';
import type { SummariserInput, SummariserResult } from '@assay/summariser';
import type { Command } from '../command.ts';
import { outputFile } from '../output-file.ts';
import { readArguments } from '../read-arguments.ts';
import { readDocumentFile, readTextFile } from '../read-text-file.ts';
import { readCase } from '../records/case-option.ts';
import { runCommand } from '../run-command.ts';
import { summaryDocument } from '../summary/summary-document.ts';
import { summaryLines } from '../summary/summary-lines.ts';
import { plain } from '../terminal.ts';

const usage =
  'assay summarise FILE... [--case REFERENCE] [--format FORMAT] [--words N | --pages N | --share PERCENT] [--focus QUESTION] [--template FILE] [--out FILE.odt|FILE.docx|FILE.md|FILE.json] [--json]';

/** Shortens documents to their key points, or fills a format with them. */
export const summarise: Command = {
  usage,
  summary: 'shorten documents to their key points or a format, every sentence with its place',
  async run(context) {
    const options = {
      json: { type: 'boolean' },
      words: { type: 'string' },
      case: { type: 'string' },
      pages: { type: 'string' },
      share: { type: 'string' },
      format: { type: 'string' },
      focus: { type: 'string' },
      template: { type: 'string' },
      out: { type: 'string' },
    } as const;
    const { values, positionals } = readArguments(context.arguments, options, usage);
    if (positionals.length === 0) throw new AssayError('bad-usage', `Give one file or more.\nUsage: ${usage}`);
    const length = lengthOf(values);
    const about = readCase(values.case, usage);
    const file = values.out === undefined ? undefined : outputFile(values.out, usage);
    const read = (await Promise.all(positionals.map(readDocumentFile))).flat();
    const documents = read.map(({ title, text }) => ({ title, text }));
    for (const { title, isWithdrawn } of read)
      if (isWithdrawn) context.terminal.notify(plain(`Note: "${title}" was withdrawn by its publisher.`));
    const template = values.template === undefined ? undefined : headingsOf(await readTextFile(values.template), values.template);
    return runCommand<SummariserResult>(context, {
      tool: 'summariser',
      case: about,
      input: { documents, ...givenFields({ length, format: values.format, focus: values.focus, template }) },
      isJson: values.json === true,
      save:
        file &&
        (async (answer) => {
          await file.write(summaryDocument(answer, read), answer.json);
          context.terminal.notify(plain(`Written to ${file.path}.`));
        }),
      show(result, { out }) {
        for (const line of summaryLines(result)) out(plain(line));
      },
    });
  },
};

// --- Internal ---

interface LengthFlags {
  readonly words?: string | undefined;
  readonly pages?: string | undefined;
  readonly share?: string | undefined;
}

const wholeNumber = /^\d{1,6}$/;
const number = /^\d{1,3}(?:\.\d{1,2})?$/;

/** The one length that was given; its range is the tool's to judge. */
function lengthOf({ words, pages, share }: LengthFlags): SummariserInput['length'] {
  if ([words, pages, share].filter((value) => value !== undefined).length > 1)
    throw new AssayError('bad-usage', `Give one of --words, --pages and --share.\nUsage: ${usage}`);
  if (words !== undefined) return { words: read('--words', words, wholeNumber, 'a whole number') };
  if (pages !== undefined) return { pages: read('--pages', pages, number, 'a number such as 1 or 0.5') };
  if (share !== undefined) return { share: read('--share', share.replace(/%$/, ''), number, 'a percentage such as 10') / 100 };
  return undefined;
}

function read(name: string, value: string, shape: RegExp, what: string): number {
  if (!shape.test(value)) throw new AssayError('bad-usage', `${name} takes ${what}, not "${value}".\nUsage: ${usage}`);
  return Number(value);
}

/** The headings of a template: a line each. */
function headingsOf(text: string, path: string): readonly string[] {
  const headings = text
    .split('\n')
    .map((line) => line.replace(/^#{1,6}\s+/, '').trim())
    .filter((line) => line !== '');
  if (headings.length === 0) throw new AssayError('bad-usage', `${path} holds no heading. Write one to a line.`);
  return headings;
}
