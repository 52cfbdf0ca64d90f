import { AssayError, localCaller, signOffReply } from '@assay/core';
import { letterReplies } from '@assay/drafter';
import type { Command } from '../command.ts';
import { ownRun } from '../hand-over/own-run.ts';
import { editLines, openLines } from '../hand-over/sign-off-words.ts';
import { readReply } from '../letter/read-earlier.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { plain } from '../terminal.ts';

const usage = 'assay draft sign-off RUN --reply FILE [--looked-at 1,2,...|none] [--reason TEXT] [--json]    (RUN: as assay draft told it)';

/** Signs off the reply that somebody made of a draft: it is checked once more, and who signed and what they changed is put on record. */
export const draftSignOff: Command = {
  usage,
  summary: 'sign off a reply: who, what was changed of the draft, and what stood open, on record',
  async run({ arguments: given, terminal, open }) {
    const text = { type: 'string' } as const;
    const options = { reply: text, 'looked-at': text, reason: text, json: { type: 'boolean' } } as const;
    const { values, positionals } = readArguments(given, options, usage);
    const id = onlyPositional(positionals, 'one run', usage);
    if (values.reply === undefined) throw new AssayError('bad-usage', `Name the file of the reply with --reply.\nUsage: ${usage}`);
    const lookedAt = placesOf(values['looked-at']);
    const reply = await readReply(values.reply);
    const { store, now, run: start } = await open();
    const run = await ownRun(store.runs, id);
    const reason = values.reason?.trim() ?? '';
    const answer = await signOffReply<never>(
      { store, now, start, replies: letterReplies },
      { run, reply, reason, caller: localCaller, lookedAt: (items) => (items.length === 0 ? new Set() : lookedAt) },
    );
    const { out, notify } = terminal;
    const tell = (value: { readonly message: string }) =>
      values.json === true ? out(JSON.stringify(value)) : notify(plain(value.message));
    switch (answer.status) {
      case 'signed': {
        const { type: _type, sequence: _sequence, ...signed } = answer.event;
        if (values.json === true) out(JSON.stringify({ status: 'done', run: id, ...signed }));
        else for (const line of [...editLines(signed.edits), ...openLines(signed.open)]) notify(plain(line));
        if (values.json !== true) out(`Signed off by ${signed.by}. As a file: npx assay draft reply ${id} --out reply.odt`);
        return 0;
      }
      case 'not-signable':
        throw new AssayError('invalid-input', answer.message);
      case 'not-looked-at':
        if (values.json !== true) for (const line of [...editLines(answer.edits), ...openLines(answer.open)]) notify(plain(line));
        tell({
          ...answer,
          message: 'Nothing is signed yet: look at these first, then say which you have seen, as --looked-at 1,2 or none.',
        });
        return 1;
      case 'needs-reason':
        tell({ ...answer, message: `Nothing is signed: ${answer.message} Give it with --reason.` });
        return 1;
      case 'not-passed':
        tell({ ...answer, message: answer.outcome.message });
        return answer.outcome.status === 'blocked' || answer.outcome.status === 'withheld' ? 1 : 3;
      case 'not-checked':
        if (answer.refusal.code !== 'tool-not-enabled') throw new AssayError(answer.refusal.code, answer.refusal.message);
        tell({ ...answer, message: answer.refusal.message });
        return 1;
    }
  },
};

// --- Internal ---

/** Open items by the numbers they were told with; undefined where nobody said which. */
function placesOf(given: string | undefined): ReadonlySet<number> | undefined {
  if (given === undefined) return undefined;
  if (given.trim() === 'none') return new Set();
  const numbers = given.split(',').map((one) => one.trim());
  if (!numbers.every((one) => /^[1-9]\d{0,3}$/.test(one)))
    throw new AssayError('bad-usage', `--looked-at takes numbers of open items, such as 1,3, or none; not "${given}".\nUsage: ${usage}`);
  return new Set(numbers.map((one) => Number(one) - 1));
}
