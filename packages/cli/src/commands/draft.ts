import { AssayError, givenFields } from '@assay/core';
import type { DrafterInput, DrafterResult } from '@assay/drafter';
import type { Command } from '../command.ts';
import { draftDocument } from '../letter/draft-document.ts';
import { draftLines } from '../letter/draft-lines.ts';
import { outputFile } from '../output-file.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { readJsonlRecord, readTextFile } from '../read-text-file.ts';
import { runCommand } from '../run-command.ts';
import { plain } from '../terminal.ts';

const usage =
  'assay draft FILE [--id RECORD] [--received DAY] [--nation NATION] [--signatory official|minister] [--fact TEXT --by WHO] [--hold-until DAY [--why TEXT]] [--edited FILE] [--out FILE.odt|FILE.docx|FILE.md|FILE.json] [--json]    (FILE: a letter in any format, or .jsonl with --id)';

/** The fields in which a record may hold its letter, in order. */
const letterFields = ['letter', 'incoming', 'text', 'body'];

/** Drafts a reply to a letter. */
export const draft: Command = {
  usage,
  summary: 'draft a reply to a letter from approved lines, gaps shown',
  async run(context) {
    const options = {
      json: { type: 'boolean' },
      id: { type: 'string' },
      received: { type: 'string' },
      nation: { type: 'string' },
      signatory: { type: 'string' },
      fact: { type: 'string', multiple: true },
      by: { type: 'string' },
      'hold-until': { type: 'string' },
      why: { type: 'string' },
      edited: { type: 'string' },
      out: { type: 'string' },
    } as const;
    const { values, positionals } = readArguments(context.arguments, options, usage);
    const path = onlyPositional(positionals, 'one file', usage);
    const file = values.out === undefined ? undefined : outputFile(values.out, usage);
    const letter = values.id === undefined ? await readTextFile(path) : await letterOf(path, values.id);
    const { received, nation, signatory } = values;
    return runCommand<DrafterResult>(context, {
      tool: 'drafter',
      input: {
        letter,
        ...givenFields({ received, nation, signatory, facts: factsOf(values), holding: holdingOf(values) }),
        ...(values.edited === undefined ? {} : { draft: await readTextFile(values.edited) }),
      },
      isJson: values.json === true,
      save:
        file &&
        (async (answer) => {
          await file.write(draftDocument(answer, values.edited !== undefined), answer.json);
          context.terminal.notify(plain(`Written to ${file.path}.`));
        }),
      show(result, { out, notify }) {
        out(plain(result.draft));
        for (const line of draftLines(result)) notify(plain(line));
        if (values.edited !== undefined)
          for (const { message, quote } of result.checks)
            notify(plain(`        ${quote === '' ? '' : `“${quote.replaceAll(/\s+/g, ' ')}”: `}${message}`));
      },
    });
  },
};

// --- Internal ---

/** Case facts are attributed: a fact that nobody gave is refused. */
function factsOf({
  fact = [],
  by,
}: {
  readonly fact?: readonly string[] | undefined;
  readonly by?: string | undefined;
}): DrafterInput['facts'] {
  if (fact.length === 0) return undefined;
  if (by === undefined) throw new AssayError('bad-usage', `Say whose the facts are with --by.\nUsage: ${usage}`);
  return fact.map((text) => ({ text, by }));
}

function holdingOf(values: { readonly 'hold-until'?: string | undefined; readonly why?: string | undefined }): DrafterInput['holding'] {
  const until = values['hold-until'];
  if (until === undefined && values.why !== undefined)
    throw new AssayError('bad-usage', `Say until when with --hold-until.\nUsage: ${usage}`);
  return until === undefined ? undefined : { until, ...givenFields({ why: values.why }) };
}

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
