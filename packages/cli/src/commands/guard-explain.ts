import { AssayError } from '@assay/core';
import type { Command } from '../command.ts';
import { describeRules, placeFindings, verdictLines } from '../guard/describe-verdict.ts';
import { openPreview, previewOptions } from '../guard/open-preview.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { readTextFile } from '../read-text-file.ts';
import { plain } from '../terminal.ts';

const usage = 'assay guard explain FILE|- [--policy NAME|FILE] [--stage input|context|output] [--engine embedded|model] [--show] [--json]';

/** Standard input is read up to this. */
const mostCharacters = 20_000_000;

/** Shows what the guardrails would do to a text, check by check. */
export const guardExplain: Command = {
  usage,
  summary: 'show what the guardrails would do to a text, check by check; nothing is stored',
  async run({ arguments: given, terminal, environment }) {
    const { values, positionals } = readArguments(given, { ...previewOptions, show: { type: 'boolean' } }, usage);
    const preview = openPreview(values, environment, usage);
    const file = onlyPositional(positionals, 'a file, or - for standard input', usage);
    const text = file === '-' ? await readStandardInput() : await readTextFile(file);
    const verdict = await preview.check(text);
    if (values.json === true) {
      const { policy, stage, engine } = preview;
      const goesOn = verdict.action === 'block' ? { message: verdict.message } : { text: verdict.text };
      const told = {
        policy,
        stage,
        engine,
        action: verdict.action,
        rules: describeRules(preview, verdict),
        findings: placeFindings(text, verdict),
      };
      terminal.out(JSON.stringify({ status: 'done', ...told, ...goesOn }));
    } else for (const line of verdictLines(text, preview, verdict, values.show === true)) terminal.out(plain(line));
    return verdict.action === 'block' ? 1 : 0;
  },
};

// --- Internal ---

async function readStandardInput(): Promise<string> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of process.stdin.setEncoding('utf8')) {
    pieces.push(String(piece));
    length += String(piece).length;
    if (length > mostCharacters)
      throw new AssayError('too-large', `Standard input holds more than ${mostCharacters} characters. Give it in parts.`);
  }
  const text = pieces.join('');
  if (text.trim() === '') throw new AssayError('invalid-input', `Standard input holds no text.\nUsage: ${usage}`);
  return text;
}
