import { AssayError } from '@assay/core';
import type { Command } from '../command.ts';
import { changedText, describeRules, judgementLines, placeFindings, stopMessage } from '../guard/describe-judgement.ts';
import { readFileParts } from '../guard/file-parts.ts';
import { type Judgement, judgeParts } from '../guard/judge-parts.ts';
import { openPreview, type Preview, previewOptions } from '../guard/open-preview.ts';
import { readStandardInput } from '../guard/read-standard-input.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { plain } from '../terminal.ts';

const usage = 'assay guard explain FILE|- [--policy NAME|FILE] [--stage input|context|output] [--engine embedded|model] [--show] [--json]';

/** Shows what the guardrails would do to a text, check by check. */
export const guardExplain: Command = {
  usage,
  summary: 'show what the guardrails would do to a text, check by check; nothing is stored',
  async run({ arguments: given, terminal, environment }) {
    const { values, positionals } = readArguments(given, { ...previewOptions, show: { type: 'boolean' } }, usage);
    const { json = false, show = false } = values;
    if (json && show) throw new AssayError('bad-usage', `--show is for people at a terminal: JSON never holds values.\nUsage: ${usage}`);
    const file = onlyPositional(positionals, 'a file, or - for standard input', usage);
    const preview = openPreview(values, environment, usage);
    const parts = file === '-' ? [{ name: 'text', text: await readStandardInput(usage) } as const] : await readFileParts(file);
    const judgement = await judgeParts(parts, preview);
    if (json) terminal.out(JSON.stringify(asJson(judgement, preview)));
    else for (const line of judgementLines(judgement, preview, { show })) terminal.out(plain(line));
    return judgement.action === 'block' ? 1 : 0;
  },
};

// --- Internal ---

/** What is undefined is left out of JSON. */
function asJson(judgement: Judgement, preview: Preview) {
  const { policy, stage, engine } = preview;
  return {
    status: 'done',
    isPreview: true,
    policy,
    stage,
    engine,
    action: judgement.action,
    rules: describeRules(preview, judgement),
    findings: judgement.parts.flatMap(placeFindings),
    message: stopMessage(judgement),
    text: changedText(judgement),
  };
}
