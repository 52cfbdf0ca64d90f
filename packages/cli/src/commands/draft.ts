import { AssayError } from '@assay/core';
import type { DrafterResult } from '@assay/drafter';
import type { Command } from '../command.ts';
import { caseInput, caseOptions, caseUsage } from '../letter/case-options.ts';
import { correctionNotes, correctionOptions, correctionsOf, correctionUsage } from '../letter/correction-options.ts';
import { draftDocument } from '../letter/draft-document.ts';
import { draftEmail, draftText, mailIds } from '../letter/draft-email.ts';
import { draftLines } from '../letter/draft-lines.ts';
import { letterFields, letterInRecord } from '../letter/letter-in-record.ts';
import { readEarlier } from '../letter/read-earlier.ts';
import { outputFile } from '../output-file.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { readJsonlRecord, readTextFile } from '../read-text-file.ts';
import { caseUsage as caseReferenceUsage, readCase } from '../records/case-option.ts';
import { runCommand } from '../run-command.ts';
import { plain } from '../terminal.ts';

const usage = `assay draft FILE [--id RECORD] ${caseReferenceUsage} ${caseUsage} ${correctionUsage} [--earlier [DAY:]FILE ...] [--edited FILE] [--out FILE.odt|FILE.docx|FILE.eml|FILE.txt|FILE.md|FILE.json] [--json]    (FILE: a letter in any format, or .jsonl with --id)`;

/** What a draft can be written as beside what every answer can. */
const ownEndings = { eml: 'an e-mail draft', txt: 'plain text' };

/** Drafts a reply to a letter. */
export const draft: Command = {
  usage,
  summary: 'draft a reply to a letter from approved lines, gaps shown',
  async run(context) {
    const options = {
      json: { type: 'boolean' },
      id: { type: 'string' },
      case: { type: 'string' },
      ...caseOptions,
      ...correctionOptions,
      edited: { type: 'string' },
      earlier: { type: 'string', multiple: true },
      out: { type: 'string' },
    } as const;
    const { values, positionals } = readArguments(context.arguments, options, usage);
    const path = onlyPositional(positionals, 'one file', usage);
    const about = readCase(values.case, usage);
    const file = values.out === undefined ? undefined : outputFile(values.out, usage, ownEndings);
    const letter = values.id === undefined ? await readTextFile(path) : await letterOf(path, values.id);
    const corrections = correctionsOf(values, usage);
    return runCommand<DrafterResult>(context, {
      tool: 'drafter',
      case: about,
      input: {
        letter,
        ...caseInput(values, usage),
        ...(corrections === undefined ? {} : { corrections }),
        ...(values.earlier === undefined ? {} : { earlier: await readEarlier(values.earlier) }),
        ...(values.edited === undefined ? {} : { draft: await readTextFile(values.edited) }),
      },
      isJson: values.json === true,
      notes: (result) => correctionNotes([result], corrections ?? {}),
      save:
        file &&
        (async (answer, run) => {
          const { notify } = context.terminal;
          if (file.ending === 'eml') await file.writeContent(draftEmail(answer, { letter, ids: await mailIds(path) }));
          else if (file.ending === 'txt') await file.writeContent(draftText(answer));
          else await file.write(draftDocument(answer, values.edited !== undefined), answer.json);
          // These hold the letter alone, and nothing beside it says what to check.
          if (Object.hasOwn(ownEndings, file.ending)) for (const line of draftLines(answer.result)) notify(plain(line));
          notify(plain(`Written to ${file.path}.`));
          notify(signOffHint(run, file.path));
        }),
      show(result, { out, notify }, run) {
        out(plain(result.draft));
        for (const line of draftLines(result)) notify(plain(line));
        if (values.edited !== undefined)
          for (const { message, quote } of result.checks)
            notify(plain(`        ${quote === '' ? '' : `“${quote.replaceAll(/\s+/g, ' ')}”: `}${message}`));
        notify(signOffHint(run, 'FILE'));
      },
    });
  },
};

// --- Internal ---

/** How the reply that is made of a draft is signed off. */
function signOffHint(run: string, file: string): string {
  return plain(`When the reply is ready: npx assay draft sign-off ${run} --reply ${file}`);
}

async function letterOf(file: string, id: string): Promise<string> {
  const record = await readJsonlRecord(file, id);
  const letter = letterInRecord(record);
  if (letter === undefined)
    throw new AssayError(
      'document-unreadable',
      `Record "${id}" of ${file} holds no letter; it is looked for in: ${letterFields.join(', ')}.`,
    );
  return letter;
}
