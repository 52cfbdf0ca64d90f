import { AssayError } from '@assay/core';
import type { DrafterResult } from '@assay/drafter';
import type { Command } from '../command.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { readJsonlRecord, readTextFile } from '../read-text-file.ts';
import { runCommand } from '../run-command.ts';
import { plain } from '../terminal.ts';

const usage = 'assay draft FILE [--id RECORD] [--json]    (FILE: .txt, .eml, or .jsonl with --id)';

/** The fields in which a record may hold its letter, in order. */
const letterFields = ['letter', 'incoming', 'text', 'body'];

/** Drafts a reply to a letter. */
export const draft: Command = {
  usage,
  summary: 'draft a reply to a letter from approved lines, gaps shown',
  async run(context) {
    const { values, positionals } = readArguments(context.arguments, { json: { type: 'boolean' }, id: { type: 'string' } }, usage);
    const file = onlyPositional(positionals, 'one file', usage);
    const letter = values.id === undefined ? await readTextFile(file) : await letterOf(file, values.id);
    return runCommand<DrafterResult>(context, {
      tool: 'drafter',
      input: { letter },
      isJson: values.json === true,
      show({ draft, asks }, { out, notify }) {
        out(plain(draft));
        for (const { quote, status, line } of asks)
          notify(plain(`${status === 'gap' ? 'GAP ' : 'line'}  ${quote.replace(/\s+/g, ' ')}${line === null ? '' : `  <- ${line.id}`}`));
      },
    });
  },
};

// --- Internal ---

async function letterOf(file: string, id: string): Promise<string> {
  const record = await readJsonlRecord(file, id);
  const letter = letterFields.map((field) => record[field]).find((value) => typeof value === 'string');
  if (typeof letter !== 'string')
    throw new AssayError(
      'document-unreadable',
      `Record "${id}" of ${file} holds no letter; it is looked for in: ${letterFields.join(', ')}.`,
    );
  return letter;
}
