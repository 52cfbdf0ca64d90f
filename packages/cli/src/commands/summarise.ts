import { AssayError } from '@assay/core';
import type { SummariserResult } from '@assay/summariser';
import type { Command } from '../command.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { readTextFile } from '../read-text-file.ts';
import { runCommand } from '../run-command.ts';
import { plain } from '../terminal.ts';

const usage = 'assay summarise FILE [--words N] [--json]';

/** Shortens a document to its key points. */
export const summarise: Command = {
  usage,
  summary: 'shorten a document to its key points, each a sentence of it',
  async run(context) {
    const options = { json: { type: 'boolean' }, words: { type: 'string' } } as const;
    const { values, positionals } = readArguments(context.arguments, options, usage);
    const file = onlyPositional(positionals, 'one file', usage);
    if (values.words !== undefined && !/^\d{1,6}$/.test(values.words))
      throw new AssayError('bad-usage', `--words takes a whole number, not "${values.words}".\nUsage: ${usage}`);
    const document = await readTextFile(file);
    return runCommand<SummariserResult>(context, {
      tool: 'summariser',
      input: { document, ...(values.words === undefined ? {} : { maxWords: Number(values.words) }) },
      isJson: values.json === true,
      show({ title, words, sentences, leftOut }, { out }) {
        if (title !== '') out(plain(title));
        for (const { text, citations } of sentences)
          out(plain(`- ${text.replace(/\s+/g, ' ')} [${citations.map(({ position }) => `${position.start}-${position.end}`).join(', ')}]`));
        out(`${words} words. The numbers are character positions in the text of ${plain(file)}.`);
        if (leftOut.length > 0) out(plain(`Left out: ${leftOut.join('; ')}`));
      },
    });
  },
};
