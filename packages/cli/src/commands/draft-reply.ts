import { AssayError } from '@assay/core';
import { readSignedRun, replyFormats } from '@assay/server/hand-over';
import type { Command } from '../command.ts';
import { ownRun } from '../hand-over/own-run.ts';
import { writeReply } from '../hand-over/write-reply.ts';
import { outputFile } from '../output-file.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { plain } from '../terminal.ts';

const usage = 'assay draft reply RUN --out FILE.odt|FILE.docx|FILE.eml|FILE.txt|FILE.zip    (zip: the bundle for a record system)';

/** Writes the reply that was signed off as a file, or as the bundle for a department's record system. */
export const draftReply: Command = {
  usage,
  summary: 'write a signed reply as a letter, an e-mail draft or the bundle for a record system',
  async run({ arguments: given, terminal, open }) {
    const { values, positionals } = readArguments(given, { out: { type: 'string' } }, usage);
    const id = onlyPositional(positionals, 'one run', usage);
    if (values.out === undefined) throw new AssayError('bad-usage', `Name the file with --out.\nUsage: ${usage}`);
    const file = outputFile(values.out, usage, { eml: 'an e-mail draft', txt: 'plain text', zip: 'a bundle for a record system' });
    const format = replyFormats.find((one) => one === file.ending);
    if (format === undefined) throw new AssayError('bad-usage', `A signed reply is not written as .${file.ending}.\nUsage: ${usage}`);
    const { store } = await open();
    const run = await ownRun(store.runs, id);
    const signed = await readSignedRun(store.runs, run);
    if (signed === undefined)
      throw new AssayError(
        'not-found',
        `Nobody has signed off a reply to this run. Sign it off: npx assay draft sign-off ${id} --reply FILE`,
      );
    const content = await writeReply(signed, format);
    await file.writeContent(content);
    terminal.notify(plain(`Written to ${file.path}.`));
    return 0;
  },
};
